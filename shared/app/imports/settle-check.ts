import { disbursedFenNow } from "#shared/app/progress/disbursed-now.ts";
import { readCountedFen } from "#shared/app/progress/read-standing.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import { effectWarnings } from "#shared/domain/imports/effect-warnings.ts";
import type { ImportCounts, ImportRecord, TypedTotal } from "#shared/domain/imports/import-record.ts";
import type { LoanTables } from "#shared/domain/imports/reading/loan-tables.ts";
import { amountOf } from "#shared/domain/imports/reading/read-sheet.ts";
import type { UnknownValue } from "#shared/domain/imports/reading/unknown-values.ts";
import type { RowAnswer } from "#shared/domain/imports/row-answer.ts";
import { addWrittenCells } from "#shared/domain/imports/written-cells.ts";
import { associationNameKey } from "#shared/domain/people/association.ts";
import { askQuestions, type Inquiry } from "./ask-questions.ts";
import type { CheckDeps } from "./check-deps.ts";
import { attributionNotices, columnNotices, ledgerNotices } from "./check-notices.ts";
import type { Comparison } from "./compare-rows.ts";
import { associationsIn } from "./plan-rows.ts";
import type { SortedRows } from "./sorted-rows.ts";

/** How many unknown associations a check lists; they are taken in all the same. */
const unknownAssociationsMax = 200;

/** A book as it was read and compared with the ledger. */
export type ReadBook = {
  sheets: readonly Sheet[];
  tables: LoanTables;
  sorted: SortedRows;
  compared: Comparison;
  inquiry: Inquiry;
};

/** Stores the plan and the answers of a checked book, and says what goes into its record. */
export async function settleCheck(
  deps: CheckDeps,
  record: ImportRecord,
  { sheets, tables, sorted, compared, inquiry }: ReadBook,
  leftOut: number,
): Promise<Partial<ImportRecord>> {
  const answers = [
    ...sorted.refused.map(({ answer }) => answer),
    ...compared.answers,
    ...sorted.repeated.map(({ answer }) => answer),
    ...sorted.skipped,
  ];
  answers.sort(bySheetOrder(tables));
  addWrittenCells(answers, sheets, tables.understood);
  await deps.importArchive.writePlan(record, compared.planned);
  await deps.importArchive.writeFound(record, { letters: compared.found, usedValues: tables.usedValues });
  await deps.importArchive.writeNewAssociations(
    record,
    associationsIn(compared.planned, sorted.newAssociations),
  );
  await deps.importArchive.writeAnswers(record, answers);
  const inFile = new Set(answers.flatMap(({ loanNo }) => loanNo ?? []));
  const questions = await askQuestions(deps, record, inquiry, { inFile, dataOn: tables.dataOn });
  const disbursedFenBefore = await disbursedFenNow(deps);
  const { countedFen, monthFen } = await readCountedFen(deps);
  const effect = {
    disbursedFenBefore,
    disbursedFenAfter: disbursedFenBefore + compared.disbursedDeltaFen,
    counted: { beforeFen: countedFen, afterFen: countedFen + compared.countedDeltaFen },
  };
  const { controlTotal } = tables;
  const typedTotal = comparedTotal(record, tables);
  const { goalFen } = deps.programme;
  const measure = { goalFen, ledgerFen: monthFen, addedFen: compared.addedFen };
  return {
    state: "checked",
    holds: record.holds,
    acceptNames: record.acceptNames,
    counts: countsOf(sorted, compared, leftOut),
    effect,
    warnings: effectWarnings(effect, { controlTotal, typedTotal }, measure),
    understood: tables.understood,
    controlTotal,
    dataOn: tables.dataOn,
    notices: [
      ...attributionNotices(compared, leftOut),
      ...tables.notices,
      ...(await columnNotices(deps, record, tables.understood)),
      ...ledgerNotices(sorted, compared.outdated, tables),
    ],
    unknownValues: [
      ...compared.unknownValues,
      ...tables.unknownValues,
      ...unknownAssociations(sorted, tables),
    ],
    questions,
    typedTotal,
    progress: undefined,
  };
}

function countsOf(
  { repeated, refused: unread, skipped }: SortedRows,
  compared: Comparison,
  leftOut: number,
): ImportCounts {
  const { new: added, changed, unattributed } = compared;
  const unchanged = compared.unchanged + repeated.length;
  const refused = unread.length + compared.refused;
  const read = added + changed + unchanged + refused + leftOut;
  const counts = { read, new: added, changed, unchanged, refused, skipped: skipped.length - leftOut };
  return { ...counts, ...(leftOut > 0 ? { leftOut } : {}), ...(unattributed > 0 ? { unattributed } : {}) };
}

function bySheetOrder(tables: LoanTables): (a: RowAnswer, b: RowAnswer) => number {
  const order = new Map<string, number>();
  for (const { sheet } of tables.rows) if (!order.has(sheet)) order.set(sheet, order.size);
  return (a, b) => (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0) || a.row - b.row;
}

/** The associations that the register does not have, as values that can be settled; they hold no row up. */
function unknownAssociations(sorted: SortedRows, tables: LoanTables): UnknownValue[] {
  const names = new Set(sorted.newAssociations.map(({ name }) => associationNameKey(name)));
  return tables.associations
    .filter(({ name }) => names.has(associationNameKey(name)))
    .slice(0, unknownAssociationsMax)
    .map(({ name, key, rows, firstCell }) => ({
      field: "associationName" as const,
      value: name,
      key,
      rows,
      heldUp: 0,
      firstCell,
    }));
}

/** The total that the liaison typed in, with the sum of the rows, including those refused and left out. */
function comparedTotal({ typedTotal }: ImportRecord, tables: LoanTables): TypedTotal | undefined {
  if (typedTotal === undefined) return undefined;
  const rows = tables.rows.filter((row) => row.kind !== "skipped" || row.why === "left-out");
  const readFen = rows.reduce((sum, row) => sum + amountOf(row), 0n);
  const { count, amountFen } = typedTotal;
  const agrees =
    (count === undefined || count === rows.length) && (amountFen === undefined || amountFen === readFen);
  return { count, amountFen, readCount: rows.length, readFen, agrees };
}
