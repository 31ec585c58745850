import { mailDueReports } from "#shared/app/reports/mail-due-reports.ts";
import { publishAndMail } from "#shared/app/reports/publish-and-mail.ts";
import { stampReports } from "#shared/app/reports/stamp-reports.ts";
import { scheduledWorker } from "#shared/http/base/worker.ts";

/** Publishes the reports that are due, mails them, and has those stamped that lack a stamp, whatever became of the rest. */
export const publishWorker = scheduledWorker({
  parts: ["frozenReports", "books", "documents", "senders", "stamps"],
  rights: [
    ...(["table:batch", "table:put", "index:query"] as const),
    ...(["reports:read", "reports:write", "files:list", "smtp:read", "events:put"] as const),
  ],
  work: async (deps) => {
    try {
      await publishAndMail(deps);
    } finally {
      await stampReports(deps);
    }
  },
});

/** Mails what waits to be mailed. */
export const mailWorker = scheduledWorker({
  parts: ["frozenReports", "senders"],
  rights: ["table:put", "reports:read", "files:list", "smtp:read", "events:put"],
  work: mailDueReports,
});
