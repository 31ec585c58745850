import { endOf, monthsFrom } from "./month-arithmetic.mjs";

/** Whole months of the window that are over, from the first with a loan; an empty last one is not believed before edition 7. */
export function completeMonths({ firstOn, lastOn }, brought, asOf, edition) {
  const until = asOf < lastOn ? asOf : lastOn;
  const first = [...brought.keys()].filter((month) => `${month}-01` >= firstOn).sort()[0];
  if (first === undefined) return [];
  const months = monthsFrom(first, until).filter((month) => endOf(month) <= until);
  if (edition < 7 && !brought.has(months.at(-1))) months.pop();
  return months.slice(-120).map((month) => ({ month, fen: brought.get(month) ?? 0n }));
}

/** The month in which the goal was or is to be reached. */
export function goalMonth(goal, brought, months) {
  let reached = 0n;
  for (const month of [...brought.keys()].sort()) {
    reached += brought.get(month);
    if (reached >= goal) return month;
  }
  return months.find(({ midFen }) => midFen >= goal)?.month ?? null;
}
