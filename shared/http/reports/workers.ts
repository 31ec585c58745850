import { scheduledWorker } from "#shared/http/base/worker.ts";

/** Publishes the reports that are due, and mails them. */
export const publishDueReports = scheduledWorker({
  parts: ["frozenReports", "books", "documents", "senders"],
  rights: ["table:batch", "table:put", "reports:read", "reports:write", "files:list", "smtp:read"],
  async work(deps) {
    const { publishAndMail } = await import("#shared/app/reports/publish-and-mail.ts");
    await publishAndMail(deps);
  },
});

/** Mails what waits to be mailed. */
export const mailDueReports = scheduledWorker({
  parts: ["frozenReports", "senders"],
  rights: ["table:put", "reports:read", "files:list", "smtp:read"],
  async work(deps) {
    const { mailDueReports } = await import("#shared/app/reports/mail-due-reports.ts");
    await mailDueReports(deps);
  },
});
