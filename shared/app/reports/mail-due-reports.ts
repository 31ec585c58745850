import { isOfReport } from "#shared/domain/reports/mailing.ts";
import { type MailingDeps, openMailings } from "./open-mailings.ts";
import { readReportMessage } from "./report-message.ts";
import { sendMailing } from "./send-mailing.ts";

export type { MailingDeps };

/** How many messages one run posts to the group: two runs at once stay below the 20 that a robot may send in a minute. */
const groupMessagesMax = 8;

/**
 * Sends recently published reports to the programme's list and group, and retries refused messages that have waited
 * long enough. Each recipient gets a report once: a repeated or concurrent call, or one after a stop, sends nothing
 * twice. A message that may or may not have been accepted waits for a person's decision.
 */
export async function mailDueReports(deps: MailingDeps): Promise<void> {
  const senders = await deps.senders();
  await openMailings(deps, senders);
  let groupMessagesLeft = groupMessagesMax;
  const mayPost = () => groupMessagesLeft-- > 0;
  for (const mailing of (await deps.mailings.list()).filter(isOfReport))
    await sendMailing(deps, senders, mailing, mayPost, () => readReportMessage(deps, mailing));
}
