import { demandIdentityKey } from "#shared/app/imports/demand-identity-key.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { failureText, isFileFailure } from "#shared/domain/base/failures.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import type { ImportRecord, UnderstoodSheet } from "#shared/domain/imports/import-record.ts";
import { columnsMissing, readLoanTables } from "#shared/domain/imports/reading/read-loan-tables.ts";
import type { TableContext } from "#shared/domain/imports/reading/table-rules.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { beginInquiry } from "./ask-questions.ts";
import type { CheckDeps } from "./check-deps.ts";
import { CheckGivenUp, progressTeller } from "./check-progress.ts";
import { compareRows } from "./compare-rows.ts";
import { failImport } from "./fail-import.ts";
import { leftOutRows } from "./left-out-rows.ts";
import { sortRows } from "./plan-rows.ts";
import { readUpload, tableContext } from "./read-upload.ts";
import { type ReadBook, settleCheck } from "./settle-check.ts";
import { type HeldSaid, heldBy, readTableRules } from "./table-rules.ts";
import { updateImport } from "./update-import.ts";

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
    warnings: undefined,
    questions: undefined,
  };
}

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
  if (held.holds !== "register") return settleCheck(deps, decided, read, 0);
  const leftOut = await leftOutRows(deps, record.bankId, read.sorted, read.compared);
  const count = [...leftOut.values()].reduce((sum, rows) => sum + rows.size, 0);
  if (count === 0) return settleCheck(deps, decided, read, 0);
  // Read again without those rows, so that nothing of them is in what is kept.
  const kept = await readBook(deps, record, sheets, { ...context, heldOf, leftOut });
  return "refusal" in kept ? kept.refusal : settleCheck(deps, decided, kept, count);
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
  const compared = await compareRows(
    deps,
    record,
    sorted.planned,
    { inquiry, associationName: sorted.associationName },
    tell,
  );
  const unknown = tables.lacking.find(({ sheet }) => !compared.knownIn.has(sheet));
  if (unknown !== undefined) {
    return { refusal: refusalOf(deps, record.importId, columnsMissing(unknown), tables.understood) };
  }
  return { sheets, tables, sorted, compared, inquiry };
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
