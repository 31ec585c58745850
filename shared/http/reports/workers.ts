import { mailDueReports } from "#shared/app/reports/mail-due-reports.ts";
import { publishAndMail } from "#shared/app/reports/publish-and-mail.ts";
import { scheduledWorker } from "#shared/http/base/worker.ts";

/** Publishes the reports that are due, and mails them. */
export const publishWorker = scheduledWorker({
  parts: ["frozenReports", "books", "documents", "senders"],
  rights: [
    ...(["table:batch", "table:put", "index:query"] as const),
    ...(["reports:read", "reports:write", "files:list", "smtp:read"] as const),
  ],
  work: publishAndMail,
});

/** Mails what waits to be mailed. */
export const mailWorker = scheduledWorker({
  parts: ["frozenReports", "senders"],
  rights: ["table:put", "reports:read", "files:list", "smtp:read"],
  work: mailDueReports,
});
