import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { readAtOneHead } from "#shared/app/ledger/read-at-one-head.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { lastDayOf, type Month } from "#shared/domain/base/month.ts";
import type { LoanKey } from "#shared/domain/ledger/loan.ts";
import { shownLoan } from "#shared/domain/ledger/shown-loan.ts";
import { reportEditions } from "#shared/domain/reports/report-edition.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { PublishedReport } from "#shared/ports/reports/report-archive.ts";
import { reportForms } from "#shared/ports/reports/report-file-key.ts";
import { reportTold } from "./earlier-reports.ts";
import { type MadeReport, type MakeDeps, makeReport, type Publication } from "./make-report.ts";
import { type ProgrammeDeps, programmeOfMonth } from "./programme-of-month.ts";
import type { RegisterDeps } from "./registers-as-known.ts";
import { readBasis } from "./report-basis.ts";
import { shownRegisters } from "./shown-ledger.ts";

/** What issuing a report needs. */
export type IssueDeps = MakeDeps &
  RegisterDeps &
  ProgrammeDeps &
  Pick<Deps, "associations" | "corrections" | "now" | "pause">;

/** `issued`: the month has a report now. `already`: it had one, which is given. */
export type IssueOutcome = { outcome: "issued" | "already"; report: PublishedReport };

/**
 * Makes and freezes a revision of a month's report, once. The files come first, under the hash of the JSON, and the record last,
 * so that a stop in between publishes nothing, and of two concurrent publishers the files of the recorded one count.
 * Fails with `report-too-early` while the month is not over in Asia/Shanghai, and with `ledger-busy`.
 */
export async function issueReport(
  deps: IssueDeps,
  publishedBy: string,
  month: Month,
  revision = 1,
): Promise<IssueOutcome> {
  const publishedAt = deps.now();
  if (lastDayOf(month) >= shanghaiDayOf(publishedAt)) throw new LedgerFailure("report-too-early", { month });
  const present = await deps.reports.get(month, revision);
  if (present !== undefined) return { outcome: "already", report: present };

  const publication: Publication = { month, revision, publishedAt, publishedBy };
  const { document, files, sha256 } = await makePresentReport(deps, publication);
  const isProvisional = (document.awaited ?? []).length > 0;
  const report: PublishedReport = {
    ...publication,
    ...{ sha256, headHash: document.head.hash },
    ...(isProvisional ? { provisional: true } : {}),
  };
  for (const form of reportForms) {
    const bytes = files[form];
    if (bytes !== undefined) await deps.frozenReports.put(report, form, bytes);
  }
  if (await deps.reports.add(report)) return { outcome: "issued", report };
  return { outcome: "already", report: (await deps.reports.get(month, revision)) ?? report };
}

async function makePresentReport(deps: IssueDeps, publication: Publication): Promise<MadeReport> {
  const { month, publishedAt } = publication;
  const [edition] = reportEditions;
  const programme = await programmeOfMonth(deps, publication, edition);
  const shown = shownRegisters({ ...deps, programme });
  const told = await reportTold(deps, publication);
  const basis = await readAtOneHead(deps, (head) =>
    readBasis(
      shown,
      { moment: { head, at: publishedAt }, month, edition, told },
      { loans: eachLoan(deps.ledger, {}), show: shownLoan },
    ),
  );
  const disbursedOn = async (key: LoanKey) => (await deps.ledger.readLoans([key]))[0]?.facts?.disbursedOn;
  return makeReport(shown, { ...basis, disbursedOn }, publication, edition);
}
