import { type MailingDeps, openMailings } from "./open-mailings.ts";
import { sendMailing } from "./send-mailing.ts";

export type { MailingDeps };

/** How many messages one run posts to the group: two runs at once stay below the 20 that a robot may send in a minute. */
const groupMessagesMax = 8;

/**
 * Sends the reports that were published lately to the programme's list and its group, and tries again what was refused
 * and has waited long enough. Each recipient gets a report once: calling again, at the same time or after a stop anywhere
 * sends nothing twice, and a message of which nobody knows whether it was taken over is left for a person to decide.
 */
export async function mailDueReports(deps: MailingDeps): Promise<void> {
  const senders = await deps.senders();
  await openMailings(deps, senders);
  let groupMessagesLeft = groupMessagesMax;
  const mayPost = () => groupMessagesLeft-- > 0;
  for (const mailing of await deps.mailings.list()) await sendMailing(deps, senders, mailing, mayPost);
}
