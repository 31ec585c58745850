/** What anybody would do instead: the sum of months to come, from those that were. Plain numbers: only compared with. */
export const simpleMethods: Record<string, (months: readonly number[], ahead: number) => number> = {
  "mean of 3": (months, ahead) => mean(months.slice(-3)) * ahead,
  "mean of 6": (months, ahead) => mean(months.slice(-6)) * ahead,
  "mean of 12": (months, ahead) => mean(months.slice(-12)) * ahead,
  "mean of all": (months, ahead) => mean(months) * ahead,
  "last year's months": (months, ahead) =>
    months.length < 12
      ? mean(months) * ahead
      : sum(Array.from({ length: ahead }, (_, index) => months[months.length - 12 + (index % 12)] ?? 0)),
  "smoothed level, 0.2": (months, ahead) => smoothed(months, 0.2) * ahead,
  "smoothed level, 0.4": (months, ahead) => smoothed(months, 0.4) * ahead,
};

export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function mean(amounts: readonly number[]): number {
  return sum(amounts) / amounts.length;
}

function smoothed(months: readonly number[], weight: number): number {
  return months.slice(3).reduce((level, month) => level + weight * (month - level), mean(months.slice(0, 3)));
}
