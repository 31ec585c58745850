import { demandIdentityKey } from "#shared/app/imports/demand-identity-key.ts";
import { disbursedFenNow } from "#shared/app/progress/disbursed-now.ts";
import { readCountedFen } from "#shared/app/progress/read-standing.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { failureText, isFileFailure } from "#shared/domain/base/failures.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import type {
  ImportCounts,
  ImportRecord,
  TypedTotal,
  UnderstoodSheet,
} from "#shared/domain/imports/import-record.ts";
import type { LoanTables } from "#shared/domain/imports/reading/loan-tables.ts";
import { columnsMissing, readLoanTables } from "#shared/domain/imports/reading/read-loan-tables.ts";
import { amountOf } from "#shared/domain/imports/reading/read-sheet.ts";
import type { TableContext } from "#shared/domain/imports/reading/table-rules.ts";
import type { UnknownValue } from "#shared/domain/imports/reading/unknown-values.ts";
import type { RowAnswer } from "#shared/domain/imports/row-answer.ts";
import { associationNameKey } from "#shared/domain/people/association.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { askQuestions, beginInquiry, type Inquiry } from "./ask-questions.ts";
import { attributionNotices, columnNotices, ledgerNotices } from "./check-notices.ts";
import { CheckGivenUp, progressTeller } from "./check-progress.ts";
import { type Comparison, compareRows } from "./compare-rows.ts";
import { failImport } from "./fail-import.ts";
import { leftOutRows } from "./left-out-rows.ts";
import { associationsIn, sortRows } from "./plan-rows.ts";
import { readUpload, tableContext } from "./read-upload.ts";
import type { SortedRows } from "./sorted-rows.ts";
import { type HeldSaid, heldBy, readTableRules } from "./table-rules.ts";
import { updateImport } from "./update-import.ts";

/** How many unknown associations a check lists; they are taken in all the same. */
const unknownAssociationsMax = 200;

type CheckDeps = Pick<
  Deps,
  | "imports"
  | "files"
  | "importArchive"
  | "tableReader"
  | "ledger"
  | "associations"
  | "members"
  | "poorHouseholds"
  | "decisions"
  | "programme"
  | "snapshots"
  | "identityHash"
  | "keyMark"
  | "sha256"
  | "now"
  | "pause"
  | "log"
>;

/**
 * Checks an uploaded file without writing to the ledger: reads it, compares every row with the ledger, and stores the
 * answers and the plan of the commit. A file that cannot be trusted is refused with its problem; checking again is harmless.
 */
export async function checkImport(deps: CheckDeps, importId: string): Promise<void> {
  const begun = await updateImport(deps, importId, (record) =>
    record.state === "uploaded" ||
    record.state === "checking" ||
    (record.state === "failed" && !record.commit)
      ? { ...record, state: "checking", checkNo: record.checkNo + 1, problem: undefined, progress: undefined }
      : undefined,
  );
  if (begun.state !== "checking") return;
  try {
    const checked = await check(deps, begun);
    await updateImport(deps, importId, (record) =>
      record.state === "checking" && record.checkNo === begun.checkNo ? { ...record, ...checked } : undefined,
    );
    const { counts } = checked;
    if (counts !== undefined) {
      deps.log("import-checked", { importId, read: counts.read, refused: counts.refused });
    }
  } catch (error) {
    if (error instanceof CheckGivenUp) return;
    if (!(error instanceof LedgerFailure && isFileFailure(error.code))) {
      await failImport(deps, begun, error);
      throw error;
    }
    const refusal = refusalOf(deps, importId, error);
    await updateImport(deps, importId, (record) =>
      record.state === "checking" && record.checkNo === begun.checkNo ? { ...record, ...refusal } : undefined,
    );
  }
}

/** What a refused file leaves in its record: why, and what was understood nevertheless. */
function refusalOf(
  deps: Pick<Deps, "log" | "now">,
  importId: string,
  failure: LedgerFailure,
  understood?: readonly UnderstoodSheet[],
): Partial<ImportRecord> {
  const { message, remedy } = failureText(failure);
  deps.log("import-refused", { importId, code: failure.code });
  return {
    state: "refused",
    problem: {
      code: failure.code,
      message: maskPersonNumbers(message, { today: shanghaiDayOf(deps.now()) }),
      remedy,
    },
    progress: undefined,
    understood,
    counts: undefined,
    effect: undefined,
    controlTotal: undefined,
    notices: undefined,
    unknownValues: undefined,
    questions: undefined,
  };
}

/** A book as it was read and compared with the ledger. */
type ReadBook = { tables: LoanTables; sorted: SortedRows; compared: Comparison; inquiry: Inquiry };

async function check(deps: CheckDeps, record: ImportRecord): Promise<Partial<ImportRecord>> {
  await demandIdentityKey(deps);
  const sheets = await readUpload(deps, record);
  const rules = await readTableRules(deps, record.bankId);
  const context = { ...(await tableContext(deps, record)), rules: { ...rules, constants: record.constants } };
  const heldOf = (understood: readonly UnderstoodSheet[]): HeldSaid => {
    const known = heldBy(rules.held, understood);
    return { holds: record.holds ?? known.holds, acceptNames: record.acceptNames ?? known.acceptNames };
  };
  const read = await readBook(deps, record, sheets, { ...context, heldOf });
  if ("refusal" in read) return read.refusal;
  const { understood } = read.tables;
  const held = heldOf(understood);
  const open = openMatter(held, read);
  if (open !== undefined) return refusalOf(deps, record.importId, open, understood);
  const decided = { ...record, ...held };
  if (held.holds !== "register") return settle(deps, decided, read, 0);
  const leftOut = await leftOutRows(deps, record.bankId, read.sorted, read.compared);
  const count = [...leftOut.values()].reduce((sum, rows) => sum + rows.size, 0);
  if (count === 0) return settle(deps, decided, read, 0);
  // Read again without those rows, so that nothing of them is in what is kept.
  const kept = await readBook(deps, record, sheets, { ...context, heldOf, leftOut });
  return "refusal" in kept ? kept.refusal : settle(deps, decided, kept, count);
}

async function readBook(
  deps: CheckDeps,
  record: ImportRecord,
  sheets: readonly Sheet[],
  context: TableContext & { heldOf: (understood: readonly UnderstoodSheet[]) => HeldSaid },
): Promise<ReadBook | { refusal: Partial<ImportRecord> }> {
  const tables = readLoanTables(sheets, record.fileName, context);
  if (tables.outcome === "refused") {
    return { refusal: refusalOf(deps, record.importId, tables.failure, tables.understood) };
  }
  const tell = progressTeller(deps, record);
  const { dataOn } = tables;
  const { holds, acceptNames = false } = context.heldOf(tables.understood);
  const sorted = await sortRows(
    deps,
    tables.rows,
    { bankId: record.bankId, dataOn, acceptNames, allOfProgramme: holds === "programme" },
    tell,
  );
  const inquiry = beginInquiry(sorted.associationName);
  const compared = await compareRows(deps, record, sorted.planned, inquiry, tell);
  const unknown = tables.lacking.find(({ sheet }) => !compared.knownIn.has(sheet));
  if (unknown !== undefined) {
    return { refusal: refusalOf(deps, record.importId, columnsMissing(unknown), tables.understood) };
  }
  return { tables, sorted, compared, inquiry };
}

/** What has to be said of a book before anything of it goes in: what it holds, and whether names from the registers count. */
function openMatter(
  { acceptNames, holds }: HeldSaid,
  { compared, tables }: ReadBook,
): LedgerFailure | undefined {
  const { unsettled, proposed } = compared;
  const facts = { loans: unsettled, names: proposed };
  if (holds === "register" && unsettled > 0 && !namesBorrowers(tables.understood)) {
    return new LedgerFailure("no-borrowers-to-pick", facts);
  }
  if (holds === undefined && unsettled > 0) return new LedgerFailure("holds-not-told", facts);
  if (holds !== "programme" && proposed > 0 && acceptNames === undefined) {
    return new LedgerFailure("names-not-confirmed", facts);
  }
  return undefined;
}

/** Tells whether some sheet has a column by which a borrower could be found in a register. */
function namesBorrowers(understood: readonly UnderstoodSheet[]): boolean {
  const found = new Set(understood.flatMap(({ columns }) => columns.map(({ field }) => field)));
  return ["identityNo", "borrowerName", "customerNo"].some((field) => found.has(field));
}

/** Stores the plan and the answers of a checked book, and says what goes into its record. */
async function settle(
  deps: CheckDeps,
  record: ImportRecord,
  { tables, sorted, compared, inquiry }: ReadBook,
  leftOut: number,
): Promise<Partial<ImportRecord>> {
  const answers = [
    ...sorted.refused.map(({ answer }) => answer),
    ...compared.answers,
    ...sorted.repeated.map(({ answer }) => answer),
    ...sorted.skipped,
  ];
  answers.sort(bySheetOrder(tables));
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
  const countedFen = await readCountedFen(deps);
  return {
    state: "checked",
    holds: record.holds,
    acceptNames: record.acceptNames,
    counts: countsOf(sorted, compared, leftOut),
    effect: {
      disbursedFenBefore,
      disbursedFenAfter: disbursedFenBefore + compared.disbursedDeltaFen,
      counted: { beforeFen: countedFen, afterFen: countedFen + compared.countedDeltaFen },
    },
    understood: tables.understood,
    controlTotal: tables.controlTotal,
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
    typedTotal: comparedTotal(record, tables),
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
