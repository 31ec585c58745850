import { type KnownLedger, loansAsKnown } from "#shared/app/ledger/loans-as-known.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { shanghaiEndOf } from "#shared/domain/base/instant.ts";
import { lastDayOf, type Month } from "#shared/domain/base/month.ts";
import type { Loan, LoanState } from "#shared/domain/ledger/loan.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import { shownLoan } from "#shared/domain/ledger/shown-loan.ts";
import { type ReportEdition, reportEditions } from "#shared/domain/reports/report-edition.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { PublishedReport } from "#shared/ports/reports/report-archive.ts";
import { reportTold } from "./earlier-reports.ts";
import type { LoanSource } from "./loans-on.ts";
import { type MadeReport, type MakeDeps, makeReport, type Publication } from "./make-report.ts";
import { type ProgrammeDeps, programmeOfMonth } from "./programme-of-month.ts";
import type { RegisterDeps } from "./registers-as-known.ts";
import { readBasis } from "./report-basis.ts";
import { shownRegisters } from "./shown-ledger.ts";

/** What making a report again needs. */
export type RemakeDeps = MakeDeps & RegisterDeps & ProgrammeDeps & Pick<Deps, "associations" | "corrections">;

/**
 * Makes a revision of a published report, the last where none is given, again from what was known then: loans folded from the journal up to the report's head,
 * settings, associations and files as of its instant, in its edition; `equal` tells whether it is byte for byte what
 * was published. Fails with `report-unknown` when the month is not published; a head that is not in the journal is an
 * incident.
 */
export async function remakeReport(
  deps: RemakeDeps,
  month: Month,
  revision?: number,
): Promise<MadeReport & { published: PublishedReport; equal: boolean }> {
  const published = await deps.reports.get(month, revision);
  if (published === undefined) throw new LedgerFailure("report-unknown", { month });
  const known = await loansAsKnown(deps, (_block, head) => head.hash === published.headHash);
  if (known.head.hash !== published.headHash)
    throw new Error(`the head of report ${month} is not in the journal`);
  let made: MadeReport | undefined;
  for (const edition of await editionsToTry(deps, published)) {
    const tried = await makeKnown(deps, known, published, edition);
    if (tried.sha256 === published.sha256) return { ...tried, published, equal: true };
    made ??= tried;
  }
  if (made === undefined) throw new Error("a report has no edition");
  return { ...made, published, equal: false };
}

/** All editions, the one first that the frozen report says it is of; what it says is no proof, only the likeliest. */
async function editionsToTry(
  { frozenReports }: Pick<RemakeDeps, "frozenReports">,
  published: PublishedReport,
): Promise<ReportEdition[]> {
  const json = await frozenReports.get(published, "json");
  const said = json === undefined ? undefined : saidFormat(frozenReports, json);
  const likely = reportEditions.filter((edition) => said === `yinhui-report-${edition}`);
  return [...new Set([...likely, ...reportEditions])];
}

function saidFormat(frozenReports: RemakeDeps["frozenReports"], json: Uint8Array): string | undefined {
  try {
    return frozenReports.parse(json).format;
  } catch {
    return undefined;
  }
}

/**
 * Makes the report of a month as the ledger knew it at the end of a day in Asia/Shanghai, published or not. Fails with
 * `report-too-early` when the month was not over by then.
 */
export async function makeReportAsKnownOn(deps: RemakeDeps, month: Month, knownOn: Day): Promise<MadeReport> {
  if (lastDayOf(month) > knownOn) throw new LedgerFailure("report-too-early", { month });
  const at = shanghaiEndOf(knownOn);
  const known = await loansAsKnown(deps, (block) => shanghaiDayOf(block.knownAt) > knownOn);
  return makeKnown(deps, known, { month, revision: 1, publishedAt: at, publishedBy: "schedule" });
}

async function makeKnown(
  deps: RemakeDeps,
  { head, loans }: KnownLedger,
  { month, revision, publishedAt, publishedBy }: Publication,
  edition: ReportEdition = reportEditions[0],
): Promise<MadeReport> {
  const programme = await programmeOfMonth(deps, { month, publishedAt }, edition);
  const then = quoted(edition, { ...deps, programme });
  const told = await reportTold(deps, { month, revision, publishedAt });
  const basis = await readBasis(
    then.deps,
    { moment: { head, at: publishedAt }, month, edition, told },
    { loans: standing(loans.values()), show: then.show },
  );
  return makeReport(
    then.deps,
    { ...basis, disbursedOn: async (key) => loans.get(loanKeyText(key))?.facts?.disbursedOn },
    { month, revision, publishedAt, publishedBy },
    edition,
  );
}

/** What an edition quotes: the second has names and texts as they are stored, the others as they may be shown. */
function quoted(edition: ReportEdition, deps: RemakeDeps): { deps: RemakeDeps; show: LoanSource["show"] } {
  return edition === 2 ? { deps, show: (loan) => loan } : { deps: shownRegisters(deps), show: shownLoan };
}

function* standing(loans: Iterable<LoanState>): Generator<Loan> {
  for (const loan of loans) if (loan.facts !== undefined) yield { ...loan, facts: loan.facts };
}
