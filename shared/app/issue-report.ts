import { shanghaiDayOf } from "#shared/domain/day.ts";
import { LedgerFailure } from "#shared/domain/failure.ts";
import { lastDayOf, type Month } from "#shared/domain/month.ts";
import { figuresOf } from "#shared/domain/report/month-figures.ts";
import type { ReportDocument } from "#shared/domain/report/report-document.ts";
import { reportHtml } from "#shared/domain/report/report-html.ts";
import { reportJson } from "#shared/domain/report/report-json.ts";
import { reportRemarks } from "#shared/domain/report/report-remarks.ts";
import { startTally, tallyLoan } from "#shared/domain/report/tally.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { PublishedReport } from "#shared/ports/report-archive.ts";
import { eachLoan } from "./each-loan.ts";
import { readAtOneHead } from "./read-at-one-head.ts";
import { reportCorrections } from "./report-corrections.ts";
import { reportFileKey } from "./report-file-key.ts";
import { reportSources } from "./report-sources.ts";

/** What issuing a report needs. */
export type IssueDeps = Pick<
  Deps,
  | "programme"
  | "ledger"
  | "imports"
  | "associations"
  | "reports"
  | "files"
  | "sha256"
  | "now"
  | "pause"
  | "log"
>;

/** `issued`: the month has a report now. `already`: it had one, which is given. */
export type IssueOutcome = { outcome: "issued" | "already"; report: PublishedReport };

/**
 * Makes and freezes the report of a month, once: the files first, under the hash of the JSON, the record last, so that a
 * stop in between leaves nothing published and of two racing publishers the recorded one's files count. Fails with
 * `report-too-early` while the month is not over in Asia/Shanghai, and with `ledger-busy`.
 */
export async function issueReport(deps: IssueDeps, publishedBy: string, month: Month): Promise<IssueOutcome> {
  const publishedAt = deps.now();
  if (lastDayOf(month) >= shanghaiDayOf(publishedAt)) throw new LedgerFailure("report-too-early", { month });
  const present = await deps.reports.get(month);
  if (present !== undefined) return { outcome: "already", report: present };

  const document = await makeDocument(deps, { publishedBy, publishedAt, month });
  const encoder = new TextEncoder();
  const html = encoder.encode(reportHtml(document));
  const json = encoder.encode(reportJson(document, deps.sha256(html)));
  const report: PublishedReport = {
    month,
    revision: document.revision,
    publishedAt,
    publishedBy,
    sha256: deps.sha256(json),
    headHash: document.head.hash,
  };
  await deps.files.put("reports", reportFileKey(report, "json"), json);
  await deps.files.put("reports", reportFileKey(report, "html"), html);
  if (await deps.reports.add(report)) return { outcome: "issued", report };
  return { outcome: "already", report: (await deps.reports.get(month)) ?? report };
}

async function makeDocument(
  deps: IssueDeps,
  { publishedBy, publishedAt, month }: { publishedBy: string; publishedAt: string; month: Month },
): Promise<ReportDocument> {
  const { name, city, bank, goalFen, firstOn, lastOn, counties, issuer, documentWord } = deps.programme;
  const { head, figures, sources } = await readAtOneHead(deps, async (head) => {
    const tally = startTally(deps.programme, month);
    for await (const { facts } of eachLoan(deps.ledger, {})) tallyLoan(tally, facts);
    const figures = figuresOf(deps.programme, await deps.associations.list(), tally);
    return { head, figures, sources: await reportSources(deps) };
  });
  return {
    format: "yinhui-report-1",
    programme: { name, city, bankName: bank.name, goalFen, firstOn, lastOn, issuer, documentWord },
    counties: counties.map(({ code, name }) => ({ code, name })),
    revision: 1,
    publishedAt,
    publishedBy,
    head,
    ...figures,
    ...(await reportCorrections(deps, month, figures.byMonth)),
    ...sources,
    remarks: reportRemarks(figures),
  };
}
