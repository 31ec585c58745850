import type { IssueDeps } from "./issue-report.ts";
import { type MailingDeps, mailDueReports } from "./mail-due-reports.ts";
import { publishDueReports } from "./publish-due-reports.ts";
import { remindOfData } from "./remind-of-data.ts";

/**
 * Publishes the reports that are due, then mails what is to be mailed and reminds of data that is
 * lacking, also when one of them could not be made.
 */
export async function publishAndMail(deps: IssueDeps & MailingDeps): Promise<void> {
  try {
    await publishDueReports(deps);
  } finally {
    await mailDueReports(deps);
    await remindOfData(deps);
  }
}
