import type { Difference } from "#shared/domain/audit/recount.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Month } from "#shared/domain/base/month.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { FrozenReport } from "#shared/domain/reports/frozen-report.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { PublishedReport } from "#shared/ports/reports/report-archive.ts";
import { type ReportForm, reportForms } from "#shared/ports/reports/report-file-key.ts";

/** The head of the journal as a published report says it; `blockNo` and `seq` where its frozen file does. */
export type PrintedHead = {
  key: string;
  month: Month;
  publishedAt: string;
  headHash: string;
  blockNo?: number | undefined;
  seq?: number | undefined;
};

/** What published reports say of themselves, oldest month first, and where files and record are not of one report. */
export type PrintedReports = { heads: PrintedHead[]; differences: Difference[] };

type ReadDeps = Pick<Deps, "reports" | "frozenReports" | "sha256">;

/**
 * Reads the frozen files of every published report: the head is the one that is printed, not the one that the record
 * says, and each file is to have the hash under which it was published.
 */
export async function readPrintedReports(deps: ReadDeps): Promise<PrintedReports> {
  const heads: PrintedHead[] = [];
  const differences: Difference[] = [];
  for (const report of oldestFirst(await deps.reports.list())) {
    const told = await readJson(deps, report, differences);
    heads.push(headOf(report, told));
    if (told === undefined) continue;
    differences.push(...compareRecord(report, told));
    differences.push(...(await compareForms(deps, report, told)));
  }
  return { heads, differences };
}

/** The heads as records say them, where no files are looked at. */
export function recordedHeads(reports: readonly PublishedReport[]): PrintedReports {
  return { heads: oldestFirst(reports).map((report) => headOf(report, undefined)), differences: [] };
}

/** How differences name a revision of a report. */
export function reportKey({ month, revision }: Pick<PublishedReport, "month" | "revision">): string {
  return revision === 1 ? `report ${month}` : `report ${month} revision ${revision}`;
}

function oldestFirst(reports: readonly PublishedReport[]): PublishedReport[] {
  return [...reports].sort((a, b) => textOrder(a.month, b.month) || a.revision - b.revision);
}

function headOf(report: PublishedReport, told: FrozenReport | undefined): PrintedHead {
  const { month, publishedAt, headHash } = report;
  return { key: reportKey(report), month, publishedAt, headHash, ...definedOf(told?.head) };
}

function definedOf(head: FrozenReport["head"]): Partial<PrintedHead> {
  if (head?.hash === undefined) return {};
  return { headHash: head.hash, blockNo: head.blockNo, seq: head.seq };
}

/** What the frozen JSON tells, also when it is not the published one: what it prints is what people hold. */
async function readJson(
  deps: ReadDeps,
  report: PublishedReport,
  differences: Difference[],
): Promise<FrozenReport | undefined> {
  const bytes = await deps.frozenReports.get(report, "json");
  differences.push(...compareFile(deps, { report, form: "json", sha256: report.sha256 }, bytes));
  if (bytes === undefined) return undefined;
  try {
    return deps.frozenReports.parse(bytes);
  } catch (error) {
    if (error instanceof LedgerFailure && error.code === "ledger-damaged") return undefined;
    throw error;
  }
}

function compareRecord(report: PublishedReport, told: FrozenReport): Difference[] {
  const printed = { ...told, headHash: told.head?.hash };
  const names = ["month", "revision", "publishedAt", "publishedBy", "headHash"] as const;
  return names
    .filter((name) => printed[name] !== report[name])
    .map((name) => ({
      kind: "report-record",
      key: `${reportKey(report)} ${name}`,
      expected: `${printed[name] ?? "nothing"}`,
      found: `${report[name]}`,
    }));
}

async function compareForms(
  deps: ReadDeps,
  report: PublishedReport,
  { formHashes }: FrozenReport,
): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const form of reportForms) {
    const sha256 = formHashes[form];
    if (form === "json" || sha256 === undefined) continue;
    const bytes = await deps.frozenReports.get(report, form);
    differences.push(...compareFile(deps, { report, form, sha256 }, bytes));
  }
  return differences;
}

function compareFile(
  deps: Pick<Deps, "sha256">,
  { report, form, sha256 }: { report: PublishedReport; form: ReportForm; sha256: string },
  bytes: Uint8Array | undefined,
): Difference[] {
  const found = bytes === undefined ? "no file" : deps.sha256(bytes);
  if (found === sha256) return [];
  return [{ kind: "report-file", key: `${reportKey(report)} ${form}`, expected: sha256, found }];
}
