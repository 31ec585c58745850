import { addMs } from "#shared/domain/base/instant.ts";
import { dataReminder } from "#shared/domain/reports/data-reminder.ts";
import { type DueDeps, dueReports } from "./due-reports.ts";
import type { MailingDeps } from "./open-mailings.ts";

/** From how long before a report goes out without a bank's data on its lack is told. */
const remindBeforeMs = 5 * 24 * 60 * 60 * 1000;
/** The revision under which a reminder is kept, before any report of its month. */
const reminderRevision = 0;

/**
 * Tells the group, once for each month and some days before the deadline, whose data its report waits for. The record comes
 * first, so that nobody is reminded twice; a reminder that fails is logged as `reminder-failed` and not repeated.
 */
export async function remindOfData(deps: DueDeps & MailingDeps): Promise<void> {
  const { robot } = await deps.senders();
  if (robot === undefined) return;
  const now = deps.now();
  const { waiting } = await dueReports(deps);
  for (const month of waiting.filter(({ until }) => until <= addMs(now, remindBeforeMs))) {
    const kept = {
      month: month.month,
      revision: reminderRevision,
      version: 1,
      openedAt: now,
      deliveries: [],
    };
    if (!(await deps.mailings.add(kept))) continue;
    await robot
      .post(dataReminder(month, deps.pageUrl))
      .catch(() => deps.log("reminder-failed", { month: month.month }));
  }
}
