import {
  type AttemptOutcome,
  beginAttempt,
  type Delivery,
  type DeliveryChannel,
  endAttempt,
  giveUpAttempt,
  isDue,
  type Mailing,
  needsPerson,
} from "#shared/domain/reports/mailing.ts";
import { type EventReceiver, MailRefused, type Senders } from "#shared/ports/reports/mailer.ts";
import type { MailingDeps } from "./open-mailings.ts";
import type { ReportMessage } from "./report-message.ts";
import { updateDelivery } from "./update-mailing.ts";

/** Less time than one message may take: with less left, the next run goes on. */
const remainingMsMin = 100_000;

type Ways = Awaited<ReturnType<Senders>>;

/** What is said: to a group always, by the other ways where it has words for them. */
type Message = Pick<ReportMessage, "group"> & Partial<ReportMessage>;

/** Sends the messages of a mailing that are due, one after another. What waits for a person afterwards is logged as `mailing-failed`. */
export async function sendMailing(
  deps: MailingDeps,
  ways: Ways,
  mailing: Mailing,
  mayPost: () => boolean,
  readMessage: () => Promise<Message | undefined>,
): Promise<void> {
  let message: Promise<Message | undefined> | undefined;
  for (const delivery of mailing.deliveries) {
    if (giveUpAttempt(delivery, deps.now()) !== undefined) await giveUp(deps, mailing, delivery);
    if (!isDue(delivery, deps.now()) || deps.remainingMs() < remainingMsMin) continue;
    if (delivery.channel === "robot" && !mayPost()) continue;
    message ??= readMessage();
    await attempt(deps, ways, mailing, delivery, await message);
  }
}

async function giveUp(deps: MailingDeps, mailing: Mailing, { deliveryId }: Delivery): Promise<void> {
  const given = await updateDelivery(deps, mailing, deliveryId, (one) => giveUpAttempt(one, deps.now()));
  tell(deps, mailing, given);
}

/** The state goes before the deed: a stop in between leaves a message whose sending nobody may repeat unasked. */
async function attempt(
  deps: MailingDeps,
  ways: Ways,
  mailing: Mailing,
  { deliveryId }: Delivery,
  message: Message | undefined,
): Promise<void> {
  const begun = await updateDelivery(deps, mailing, deliveryId, (one) => beginAttempt(one, deps.now()));
  if (begun === undefined) return;
  const outcome = await outcomeOf(ways, begun, message);
  const ended = await updateDelivery(deps, mailing, deliveryId, (one) =>
    endAttempt(one, begun.attemptCount, outcome, deps.now()),
  );
  tell(deps, mailing, ended);
}

async function outcomeOf(
  { mailer, robot, webhook, bus }: Ways,
  { channel, address, messageId }: Delivery,
  message: Message | undefined,
): Promise<AttemptOutcome> {
  if (message === undefined) return { state: "refused", reason: "report-altered" };
  try {
    if (channel === "robot" && robot !== undefined) {
      await robot.post(message.group);
      return { state: "sent", toOutbox: false };
    }
    const receivers: Partial<Record<DeliveryChannel, EventReceiver | undefined>> = { webhook, bus };
    const receiver = receivers[channel];
    if (receiver !== undefined && message.event !== undefined) {
      await receiver.deliver(messageId, message.event(messageId));
      return { state: "sent", toOutbox: false };
    }
    if (channel === "mail" && mailer !== undefined && address !== undefined && message.mail !== undefined) {
      await mailer.send({ ...message.mail, messageId, to: address });
      return { state: "sent", toOutbox: mailer.toOutbox };
    }
    return { state: "refused", reason: "not-set-up" };
  } catch (error) {
    return error instanceof MailRefused ? { state: "refused", reason: error.reason } : { state: "unknown" };
  }
}

function tell(deps: MailingDeps, { month, revision }: Mailing, delivery: Delivery | undefined): void {
  if (delivery === undefined || !needsPerson(delivery)) return;
  const { deliveryId, channel, state, reason = "" } = delivery;
  deps.log("mailing-failed", { month, revision, deliveryId, channel, state, reason });
}
