import { addMs } from "#shared/domain/base/instant.ts";
import { dataReminder } from "#shared/domain/reports/data-reminder.ts";
import { reminderRevision } from "#shared/domain/reports/mailing.ts";
import { type DueDeps, dueReports } from "./due-reports.ts";
import { type MailingDeps, ownDelivery } from "./open-mailings.ts";
import { sendMailing } from "./send-mailing.ts";

/** From how long before a report goes out without a bank's data on its lack is told. */
const remindBeforeMs = 5 * 24 * 60 * 60 * 1000;

/**
 * Tells the group, once for each month and some days before the deadline, whose data its report waits for. It goes the
 * way of a report's messages: at most once, again where the group surely did not take it, and no more once the month
 * waits no longer.
 */
export async function remindOfData(deps: DueDeps & MailingDeps): Promise<void> {
  const ways = await deps.senders();
  if (ways.robot === undefined) return;
  const now = deps.now();
  const { waiting } = await dueReports(deps);
  for (const lacking of waiting.filter(({ until }) => until <= addMs(now, remindBeforeMs))) {
    const key = { month: lacking.month, revision: reminderRevision };
    const deliveries = [ownDelivery(deps, "robot", key, now)];
    await deps.mailings.add({ ...key, version: 1, openedAt: now, deliveries });
    const kept = await deps.mailings.get(key.month, key.revision);
    const group = dataReminder(lacking, deps.pageUrl);
    if (kept !== undefined)
      await sendMailing(
        deps,
        ways,
        kept,
        () => true,
        async () => ({ group }),
      );
  }
}
