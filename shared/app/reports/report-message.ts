import type { Month } from "#shared/domain/base/month.ts";
import type { FrozenReport } from "#shared/domain/reports/frozen-report.ts";
import { reportEvent } from "#shared/domain/reports/report-event.ts";
import { reportGroupMessage, reportLetter } from "#shared/domain/reports/report-letter.ts";
import { reportSummary } from "#shared/domain/reports/report-summary.ts";
import { revisionText } from "#shared/domain/reports/texts.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { MailAttachment, OutgoingMail } from "#shared/ports/reports/mailer.ts";
import type { PublishedReport } from "#shared/ports/reports/report-archive.ts";
import type { ReportForm } from "#shared/ports/reports/report-file-key.ts";
import { type FrozenDeps, readFrozen } from "./read-frozen.ts";

/** How many bytes of files one mail carries: offices' servers take 10 MB, a third of which the encoding adds. */
const attachedBytesMax = 7 * 1024 * 1024;

/** What is said of a report to everybody, whoever they are. */
export type ReportMessage = {
  mail: Omit<OutgoingMail, "to" | "messageId">;
  group: string;
  /** The event for other programs under an id. */
  event: (id: string) => string;
};

/** The forms that go with a mail: the one to sign, the one that a phone opens, and the annex, whose loans are masked. */
const mailedForms = ["docx", "pdf", "xlsx"] as const satisfies readonly ReportForm[];

const contentTypes: Record<(typeof mailedForms)[number], string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The messages about a published report, from its frozen files; `undefined` when one of those is lost or altered. */
export async function readReportMessage(
  deps: FrozenDeps & Pick<Deps, "reports" | "pageUrl">,
  { month, revision }: { month: Month; revision: number },
): Promise<ReportMessage | undefined> {
  const report = await deps.reports.get(month, revision);
  const json = report === undefined ? undefined : await readFrozen(deps, report, "json");
  if (report === undefined || json === undefined) return undefined;
  const told = deps.frozenReports.parse(json);
  const summary = reportSummary(told);
  const files = await readForms(deps, report, told);
  if (summary === undefined || files === undefined) return undefined;
  const attachments = fitting(files);
  const headHash = told.head?.hash ?? report.headHash;
  const pageUrl = deps.pageUrl === undefined ? undefined : `${deps.pageUrl}/#/reports/${month}`;
  const names = (some: readonly MailAttachment[]) => some.map(({ fileName }) => fileName);
  const letter = reportLetter(summary, {
    pageUrl,
    attached: names(attachments),
    leftOut: names(files.filter((file) => !attachments.includes(file))),
    headHash,
    sha256: report.sha256,
  });
  return {
    mail: { ...letter, writtenAt: report.publishedAt, attachments },
    group: reportGroupMessage(summary, pageUrl),
    event: (id) =>
      reportEvent(id, summary, { sha256: { ...told.formHashes, json: report.sha256 }, headHash }),
  };
}

/** The files in every form that is sent and that the report has, the one to sign first; `undefined` when one is lost or altered. */
async function readForms(
  deps: FrozenDeps,
  report: PublishedReport,
  { formHashes }: FrozenReport,
): Promise<MailAttachment[] | undefined> {
  const files: MailAttachment[] = [];
  for (const form of mailedForms) {
    const hash = formHashes[form];
    if (hash === undefined) continue;
    const bytes = await readFrozen(deps, report, form, hash);
    if (bytes === undefined) return undefined;
    files.push({
      fileName: `${form === "xlsx" ? "通报附表" : "通报"}-${report.month}${revisionText(report.revision).trim()}.${form}`,
      contentType: contentTypes[form],
      bytes,
    });
  }
  return files;
}

/** The files that fit into one mail, the first ones first. */
function fitting(files: readonly MailAttachment[]): MailAttachment[] {
  let left = attachedBytesMax;
  return files.filter(({ bytes }) => {
    if (bytes.byteLength > left) return false;
    left -= bytes.byteLength;
    return true;
  });
}
