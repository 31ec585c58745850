// Days as numbers, months and whole numbers, as the checker counts with them.
export const add = (amounts) => amounts.reduce((so, amount) => so + amount, 0n);
export const most = (a, b) => (a > b ? a : b);
export const halfUp = (part, whole) => (part * 2n + whole) / (whole * 2n);
export const sorted = (amounts) => amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
export const dayNo = (day) => BigInt(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
export const dayOf = (number) => new Date(Number(number) * 86_400_000).toISOString().slice(0, 10);
export const monthNo = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
export const monthOf = (no) =>
  `${String(Math.floor(no / 12)).padStart(4, "0")}-${String((no % 12) + 1).padStart(2, "0")}`;
export const endOf = (month) => dayOf(dayNo(`${monthOf(monthNo(month) + 1)}-01`) - 1n);
export const monthsFrom = (first, last) =>
  Array.from({ length: Math.max(monthNo(last) - monthNo(first) + 1, 0) }, (_, index) =>
    monthOf(monthNo(first) + index),
  );
