// What a list of loans comes to, as a report says it; money in fen.

/** Under what a loan is counted of which nobody knows the association, county or kind of borrower. */
export const unattributed = "unattributed";

export function owed(loan) {
  if (loan.outstandingFen !== undefined) return BigInt(loan.outstandingFen);
  return loan.status === "settled" || loan.status === "written-off" ? 0n : BigInt(loan.amountFen);
}

export function amount(loan) {
  return BigInt(loan.amountFen);
}

export function sum(loans, of) {
  return loans.reduce((all, loan) => all + of(loan), 0n);
}

export function lent(loans) {
  return { loanCount: loans.length, disbursedFen: sum(loans, amount) };
}

export function lentToHouseholds(loans) {
  const borrowers = loans.flatMap((loan) => loan.borrowerIdHash ?? loan.borrowerName ?? []);
  return { ...lent(loans), households: new Set(borrowers).size };
}

export function withRenewals(loans) {
  const renewed = loans.filter((loan) => loan.renewal === "true");
  const fresh = loans.filter((loan) => loan.renewal !== "true");
  return { ...lentToHouseholds(loans), newMoney: lent(fresh), renewal: lent(renewed) };
}

export function owing(loans) {
  return { loanCount: loans.length, outstandingFen: sum(loans, owed) };
}

/** What a report calls overdue and bad; up to edition 6 also where nothing is owed any more. */
export function badOf(loans, edition) {
  const counted = edition >= 7 ? loans.filter((loan) => owed(loan) > 0n) : loans;
  const bad = ["substandard", "doubtful", "loss"];
  return {
    overdue: counted.filter((loan) => loan.status === "overdue"),
    nonPerforming: counted.filter((loan) => bad.includes(loan.classification) && loan.status !== "settled"),
  };
}

/** The same with what is owed on them, and its share of all that is. */
export function qualityOf(loans, edition) {
  const all = sum(loans, owed);
  const { overdue, nonPerforming } = badOf(loans, edition);
  return {
    overdue: owing(overdue),
    overduePercent: percent(sum(overdue, owed), all),
    nonPerforming: owing(nonPerforming),
    nonPerformingPercent: percent(sum(nonPerforming, owed), all),
  };
}

/** In hundredths of a percent, rounded half away from zero, then in percent. */
export function percent(part, whole) {
  if (whole === 0n) return 0;
  const magnitude = ((part < 0n ? -part : part) * 20000n + whole) / (whole * 2n);
  return Number(part < 0n ? -magnitude : magnitude) / 100;
}

export function change(now, base) {
  return base === 0n ? null : percent(now - base, base);
}

export function monthBefore(month, count) {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - count;
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
}

export function dayNumber(day) {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}
