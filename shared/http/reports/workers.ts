import { mailDueReports } from "#shared/app/reports/mail-due-reports.ts";
import { publishAndMail } from "#shared/app/reports/publish-and-mail.ts";
import { stampReports } from "#shared/app/reports/stamp-reports.ts";
import type { DepsWith } from "#shared/http/base/exchange.ts";
import { scheduledWorker } from "#shared/http/base/worker.ts";

/** Publishes the reports that are due, mails them, and has those stamped that lack a stamp, whatever became of the rest. */
export async function publishDue(deps: DepsWith<PublishingPart>): Promise<void> {
  try {
    await publishAndMail(deps);
  } finally {
    await stampReports(deps);
  }
}

type PublishingPart = "frozenReports" | "books" | "documents" | "senders" | "stamps";

/** Mails what waits to be mailed. */
export const mailWorker = scheduledWorker({
  parts: ["frozenReports", "senders"],
  rights: ["table:put", "reports:read", "files:list", "smtp:read", "events:put"],
  work: mailDueReports,
});
