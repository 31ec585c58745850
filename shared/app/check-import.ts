import { shanghaiDayOf } from "#shared/domain/day.ts";
import { isFileFailure, LedgerFailure } from "#shared/domain/failure.ts";
import { failureText } from "#shared/domain/failure-text.ts";
import type { ImportRecord, UnderstoodSheet } from "#shared/domain/import-record.ts";
import { columnNames } from "#shared/domain/loan-table/columns.ts";
import {
  type LoanTables,
  type ReadTables,
  readLoanTables,
} from "#shared/domain/loan-table/read-loan-tables.ts";
import { rowReasonTexts } from "#shared/domain/loan-table/row-reason.ts";
import { planLoan } from "#shared/domain/plan-change.ts";
import type { RowAnswer } from "#shared/domain/row-answer.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { loansReadMax } from "#shared/ports/ledger.ts";
import { workbookLimits } from "#shared/ports/table-reader.ts";
import { disbursedFenNow } from "./disbursed-now.ts";
import { failImport } from "./fail-import.ts";
import {
  type PlannedRow,
  writeAnswers,
  writeFound,
  writeNewAssociations,
  writePlan,
} from "./import-files.ts";
import { type SortedRows, sortRows } from "./plan-rows.ts";
import { updateImport } from "./update-import.ts";

type CheckDeps = Pick<
  Deps,
  | "imports"
  | "files"
  | "tableReader"
  | "ledger"
  | "associations"
  | "programme"
  | "identityHash"
  | "sha256"
  | "now"
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
      ? { ...record, state: "checking", checkNo: record.checkNo + 1, problem: undefined }
      : undefined,
  );
  if (begun.state !== "checking") return;
  try {
    const checked = await check(deps, begun);
    await updateImport(deps, importId, (record) =>
      record.state === "checking" && record.checkNo === begun.checkNo ? { ...record, ...checked } : undefined,
    );
  } catch (error) {
    if (!(error instanceof LedgerFailure && isFileFailure(error.code))) {
      await failImport(deps, begun);
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
  deps: Pick<Deps, "log">,
  importId: string,
  failure: LedgerFailure,
  understood?: readonly UnderstoodSheet[],
): Pick<ImportRecord, "state" | "problem" | "understood"> {
  const { message, remedy } = failureText(failure);
  deps.log("import-refused", { importId, code: failure.code });
  return { state: "refused", problem: { code: failure.code, message, remedy }, understood };
}

async function check(deps: CheckDeps, record: ImportRecord): Promise<Partial<ImportRecord>> {
  const tables = await readTables(deps, record);
  if (tables.outcome === "refused") {
    return refusalOf(deps, record.importId, tables.failure, tables.understood);
  }
  const sorted = await sortRows(deps, tables.rows, tables.dataOn);
  const compared = await compare(deps, record, sorted.planned);
  const answers = [...sorted.refused, ...compared.answers, ...sorted.repeated, ...sorted.skipped];
  answers.sort(bySheetOrder(tables));
  await writePlan(deps, record, compared.planned);
  await writeFound(deps, record, compared.found);
  await writeNewAssociations(deps, record, sorted.newAssociations);
  await writeAnswers(deps, record, answers);
  const { skipped, repeated } = sorted;
  const unchanged = compared.unchanged + repeated.length;
  const refused = sorted.refused.length + compared.full;
  const disbursedFenBefore = await disbursedFenNow(deps);
  return {
    state: "checked",
    counts: {
      read: compared.new + compared.changed + unchanged + refused,
      new: compared.new,
      changed: compared.changed,
      unchanged,
      refused,
      skipped: skipped.length,
    },
    effect: { disbursedFenBefore, disbursedFenAfter: disbursedFenBefore + compared.disbursedDeltaFen },
    understood: tables.understood,
    controlTotal: tables.controlTotal,
    dataOn: tables.dataOn,
    notices: [...tables.notices, ...ledgerNotices(sorted, compared.outdated, tables)],
    progress: undefined,
  };
}

async function readTables(deps: CheckDeps, record: ImportRecord): Promise<ReadTables> {
  const bytes = await deps.files.get("uploads", record.importId, workbookLimits.byteSizeMax);
  if (bytes === undefined || bytes.byteLength !== record.byteSize || deps.sha256(bytes) !== record.sha256) {
    throw new LedgerFailure("file-altered");
  }
  const sheets = await deps.tableReader.read(bytes, record.fileName);
  const { programme } = deps;
  return readLoanTables(sheets, record.fileName, { programme, today: shanghaiDayOf(deps.now()) });
}

type Comparison = {
  answers: RowAnswer[];
  /** The rows to post, and what each was found to be, one letter a row. */
  planned: PlannedRow[];
  found: string;
  new: number;
  changed: number;
  unchanged: number;
  /** Rows of loans that have all versions they may have: they are refused. */
  full: number;
  outdated: number;
  disbursedDeltaFen: bigint;
};

async function compare(
  deps: CheckDeps,
  record: ImportRecord,
  planned: readonly PlannedRow[],
): Promise<Comparison> {
  const result: Comparison = {
    answers: [],
    planned: [],
    found: "",
    new: 0,
    changed: 0,
    unchanged: 0,
    full: 0,
    outdated: 0,
    disbursedDeltaFen: 0n,
  };
  for (let start = 0; start < planned.length; start += loansReadMax) {
    const rows = planned.slice(start, start + loansReadMax);
    const loans = await deps.ledger.readLoans(rows.map(({ loanNo }) => ({ bankId: record.bankId, loanNo })));
    const known = new Map(loans.map((loan) => [loan.loanNo, loan]));
    for (const planned of rows) {
      const { sheet, row, loanNo, told } = planned;
      const before = known.get(loanNo);
      const { outcome, after, changes, outdated } = planLoan(before, told);
      result[outcome] += 1;
      if (outcome === "full") {
        result.answers.push(fullAnswer(planned));
        continue;
      }
      result.planned.push(planned);
      result.found += outcome.charAt(0);
      if (outdated) result.outdated += 1;
      result.disbursedDeltaFen += after.amountFen - (before?.facts?.amountFen ?? 0n);
      const answer: RowAnswer = { sheet, row, outcome, loanNo, amountFen: told.amountFen, reasons: [] };
      result.answers.push(outcome === "changed" ? { ...answer, changes } : answer);
    }
  }
  return result;
}

function fullAnswer({ sheet, row, loanNo, told }: PlannedRow): RowAnswer {
  const code = "loan-versions-full";
  const reason = { cell: "", column: columnNames.loanNo, code, ...rowReasonTexts[code], value: loanNo };
  return { sheet, row, outcome: "refused", loanNo, amountFen: told.amountFen, reasons: [reason] };
}

function ledgerNotices(sorted: SortedRows, outdated: number, tables: LoanTables) {
  const notices = [];
  if (sorted.newAssociations.length > 0) {
    const names = sorted.newAssociations.slice(0, 10).map(({ name }) => name);
    const more = sorted.newAssociations.length > names.length ? "等" : "";
    notices.push({
      code: "associations-new",
      message: `有 ${sorted.newAssociations.length} 个农技协不在名单上，入账时将作为“待确认”加入：${names.join("、")}${more}。`,
    });
  }
  if (outdated > 0) {
    notices.push({
      code: "rows-outdated",
      message: `有 ${outdated} 行与台账不同，但本表数据日期（${tables.dataOn}）早于台账已记录的日期，保留台账中较新的内容。`,
    });
  }
  return notices;
}

function bySheetOrder(tables: LoanTables): (a: RowAnswer, b: RowAnswer) => number {
  const order = new Map<string, number>();
  for (const { sheet } of tables.rows) if (!order.has(sheet)) order.set(sheet, order.size);
  return (a, b) => (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0) || a.row - b.row;
}
