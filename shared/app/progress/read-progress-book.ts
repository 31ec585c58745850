import { type BookDocument, bookDocument } from "#shared/app/base/book-document.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { type BookPart, bookPartNames, bookParts } from "#shared/domain/progress/progress-book/book-parts.ts";
import { progressBook } from "#shared/domain/progress/progress-book/progress-book.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { figureScopeOf } from "./figure-scope.ts";
import { readCockpit } from "./read-cockpit.ts";
import { readProgress } from "./read-progress.ts";

/** The figures of the cockpit's charts on a day, by default today, as a workbook: one part of them, or all. */
export async function readProgressBook(
  deps: Pick<Deps, "programme" | "ledger" | "snapshots" | "associations" | "imports" | "bookWriter" | "now">,
  caller: Person,
  { part, asOf }: { part?: BookPart | undefined; asOf?: Day | undefined },
): Promise<BookDocument> {
  const { programme, countyCode } = await figureScopeOf(deps, caller);
  const progress = await readProgress({ ...deps, programme }, { asOf, countyCode });
  const parts = part === undefined ? bookParts : [part];
  const classes = parts.includes("quality") ? (await readCockpit(deps, caller, { asOf })).classes : [];
  const sheets = progressBook({ programme, progress, classes }, parts);
  const name = part === undefined ? "驾驶舱" : bookPartNames[part];
  return bookDocument(`${name}-截至${progress.asOf}`, {
    bytes: await deps.bookWriter(sheets),
    ending: "xlsx",
  });
}
