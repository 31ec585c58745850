import { isDay } from "#shared/domain/base/day.ts";
import { isMonth } from "#shared/domain/base/month.ts";
import { readDay } from "#shared/domain/imports/reading/read-day.ts";

/** A month (`YYYY-MM`) or a day (`YYYY-MM-DD`). */
export type PeriodKind = "month" | "date";

/** Tells whether a text is a month or a day as it is kept. */
export function isPeriod(kind: PeriodKind, text: string): boolean {
  return kind === "date" ? isDay(text) : isMonth(text);
}

/** The month or day that somebody wrote, in any way in which it can mean only one: 2016.6.30, 20160630, 2016年6月. */
export function typedPeriod(kind: PeriodKind, text: string): string | undefined {
  if (kind === "date") return readDay({ kind: "text", text });
  const match = /^(\d{4})(?:\s*[-./年]\s*(\d{1,2})\s*月?|(\d{2}))$/.exec(text.normalize("NFKC").trim());
  const month = match === null ? "" : `${match[1]}-${(match[2] ?? match[3] ?? "").padStart(2, "0")}`;
  return isMonth(month) ? month : undefined;
}
