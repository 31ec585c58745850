import { demandIdentityKey } from "#shared/app/imports/demand-identity-key.ts";
import { disbursedFenNow } from "#shared/app/progress/disbursed-now.ts";
import { readProgress } from "#shared/app/progress/read-progress.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { failureText, isFileFailure } from "#shared/domain/base/failures.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import type {
  ImportCounts,
  ImportRecord,
  TypedTotal,
  UnderstoodSheet,
} from "#shared/domain/imports/import-record.ts";
import type { LoanTables, ReadTables } from "#shared/domain/imports/reading/loan-tables.ts";
import { columnsMissing, readLoanTables } from "#shared/domain/imports/reading/read-loan-tables.ts";
import type { UnknownValue } from "#shared/domain/imports/reading/unknown-values.ts";
import type { RowAnswer } from "#shared/domain/imports/row-answer.ts";
import { associationNameKey } from "#shared/domain/people/association.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { workbookLimits } from "#shared/ports/imports/table-reader.ts";
import { askQuestions, beginInquiry } from "./ask-questions.ts";
import { columnNotices, ledgerNotices } from "./check-notices.ts";
import { CheckGivenUp, progressTeller } from "./check-progress.ts";
import { type Comparison, compareRows } from "./compare-rows.ts";
import { failImport } from "./fail-import.ts";
import { associationsIn, type SortedRows, sortRows } from "./plan-rows.ts";
import { readTableRules } from "./table-rules.ts";
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

/** What a refused file leaves in its record: why, and what was understood of it all the same. */
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

async function check(deps: CheckDeps, record: ImportRecord): Promise<Partial<ImportRecord>> {
  await demandIdentityKey(deps);
  const tables = await readTables(deps, record);
  if (tables.outcome === "refused") {
    return refusalOf(deps, record.importId, tables.failure, tables.understood);
  }
  const tell = progressTeller(deps, record);
  const sorted = await sortRows(deps, tables.rows, tables.dataOn, tell);
  const inquiry = beginInquiry(sorted.associationName);
  const compared = await compareRows(deps, record.bankId, sorted.planned, inquiry, tell);
  const unknown = tables.lacking.find(({ sheet }) => !compared.knownIn.has(sheet));
  if (unknown !== undefined) {
    return refusalOf(deps, record.importId, columnsMissing(unknown), tables.understood);
  }
  const answers = [...sorted.refused, ...compared.answers, ...sorted.repeated, ...sorted.skipped];
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
  const { countedFen } = await readProgress(deps);
  return {
    state: "checked",
    counts: countsOf(sorted, compared),
    effect: {
      disbursedFenBefore,
      disbursedFenAfter: disbursedFenBefore + compared.disbursedDeltaFen,
      counted: { beforeFen: countedFen, afterFen: countedFen + compared.countedDeltaFen },
    },
    understood: tables.understood,
    controlTotal: tables.controlTotal,
    dataOn: tables.dataOn,
    notices: [
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
    typedTotal: comparedTotal(record, answers),
    progress: undefined,
  };
}

function countsOf({ repeated, refused: unread, skipped }: SortedRows, compared: Comparison): ImportCounts {
  const { new: added, changed } = compared;
  const unchanged = compared.unchanged + repeated.length;
  const refused = unread.length + compared.refused;
  const read = added + changed + unchanged + refused;
  return { read, new: added, changed, unchanged, refused, skipped: skipped.length };
}

async function readTables(deps: CheckDeps, record: ImportRecord): Promise<ReadTables> {
  const bytes = await deps.files.get("uploads", record.importId, workbookLimits.byteSizeMax);
  if (bytes === undefined || bytes.byteLength !== record.byteSize || deps.sha256(bytes) !== record.sha256) {
    throw new LedgerFailure("file-altered");
  }
  const sheets = await deps.tableReader.read(bytes, record.fileName);
  const { programme } = deps;
  const { constants } = record;
  const rules = { ...(await readTableRules(deps, record.bankId)), constants };
  const products = programme.products.length === 0 ? undefined : programme.products;
  const today = shanghaiDayOf(deps.now());
  return readLoanTables(sheets, record.fileName, { programme, today, rules, products });
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

/** What the liaison typed in beside what the rows come to, refused ones included where their amount could be read. */
function comparedTotal({ typedTotal }: ImportRecord, answers: readonly RowAnswer[]): TypedTotal | undefined {
  if (typedTotal === undefined) return undefined;
  const rows = answers.filter(({ outcome }) => outcome !== "skipped");
  const readFen = rows.reduce((sum, { amountFen }) => sum + (amountFen ?? 0n), 0n);
  const { count, amountFen } = typedTotal;
  const agrees =
    (count === undefined || count === rows.length) && (amountFen === undefined || amountFen === readFen);
  return { count, amountFen, readCount: rows.length, readFen, agrees };
}
