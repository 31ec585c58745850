import { addMs } from "#shared/domain/base/instant.ts";
import type { Month } from "#shared/domain/base/month.ts";
import { settingLimits } from "#shared/domain/programme/setting-limits.ts";

/** How many addresses a programme's list may have. */
export const mailToMax = settingLimits.mailToMax;

/** For how many days after its publication a report's sending begins by itself; later there are only retries. */
export const mailingBeginsDaysMax = 7;

/** How often a message is given to the mail server by the schedule, however often it is refused. */
export const attemptsMax = 7;

/** How many decisions of people are kept with a delivery, the latest ones. */
export const deliveryDecisionsMax = 20;

/** How long a sending may take; a longer one was interrupted, with an unknown result. */
const sendingMsMax = 10 * 60_000;
const retryMsBase = 15 * 60_000;
const retryMsMax = 24 * 60 * 60_000;

/** The life of one message: it only goes forward, unless a person has it sent again. */
export const deliveryStates = ["reserved", "sending", "sent", "refused", "unknown"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What each state is called. */
export const deliveryStateNames: Record<DeliveryState, string> = {
  reserved: "待发送",
  sending: "正在发送",
  sent: "已发送",
  refused: "未被接收",
  unknown: "结果不明",
};

/** By what way a message goes: to an address by mail, to the group of the robot, or as an event to another program or onto a bus. */
export const deliveryChannels = ["mail", "robot", "webhook", "bus"] as const;
export type DeliveryChannel = (typeof deliveryChannels)[number];

/** The ways that have one recipient, which the installation's settings name. */
export const ownChannels = ["robot", "webhook", "bus"] as const satisfies readonly DeliveryChannel[];

/** Tells whether programs receive what goes this way: they count every report, and know a repetition by its id. */
export function isForPrograms(channel: DeliveryChannel): boolean {
  return channel === "webhook" || channel === "bus";
}

/** Why a message was surely not taken over. */
export const refusalReasons = [
  "unreachable",
  "sign-in",
  "sender",
  "recipient",
  "message",
  "busy",
  "not-set-up",
  "report-altered",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What each refusal means to people. */
export const refusalTexts: Record<RefusalReason, string> = {
  unreachable: "连不上对方的服务器",
  "sign-in": "对方的服务器不接受账号、密码或签名",
  sender: "邮件服务器不接受发件地址",
  recipient: "收件地址不存在或被拒绝",
  message: "邮件服务器拒收这封邮件",
  busy: "对方的服务器暂时不接收",
  "not-set-up": "发信方式已被取消",
  "report-altered": "月报文件缺失或被改动",
};

/** The refusals that another attempt does not mend. */
const final: ReadonlySet<RefusalReason> = new Set(["recipient", "message", "report-altered"]);

/** What a person may say about a message: it has come, or it is to be sent again. */
export const deliveryActions = ["received", "again"] as const;
export type DeliveryAction = (typeof deliveryActions)[number];

/** One message to one recipient. */
export type Delivery = {
  /** Names the recipient within its report without telling who it is. */
  deliveryId: string;
  channel: DeliveryChannel;
  /** The mail address; absent where the settings name the recipient. */
  address?: string | undefined;
  /** RFC 5322 msg-id without its brackets: the same for every attempt, so that a mail server knows a repetition. */
  messageId: string;
  state: DeliveryState;
  /** Since when it is in this state. */
  changedAt: string;
  attemptCount: number;
  /** Whether the last attempt only wrote into the outbox folder. */
  toOutbox: boolean;
  reason?: RefusalReason | undefined;
  /** When a refused message is retried by itself; absent when it is not. */
  retryAt?: string | undefined;
  decisions: readonly { action: DeliveryAction; by: string; at: string }[];
};

/** Why no mail goes out with a report. */
export const withholdings = ["made-later", "revised", "no-recipients", "no-mailer"] as const;
export type Withholding = (typeof withholdings)[number];

/** The sending of one report: its recipients are settled once. */
export type Mailing = {
  month: Month;
  /** The revision of the report. */
  revision: number;
  /** Counts the changes of this record, from 1. */
  version: number;
  openedAt: string;
  withheld?: Withholding | undefined;
  deliveries: readonly Delivery[];
};

/** What came of an attempt. */
export type AttemptOutcome =
  | { state: "sent"; toOutbox: boolean }
  | { state: "refused"; reason: RefusalReason }
  | { state: "unknown" };

/** The revision under which a reminder of lacking data is kept: before any report of its month. */
export const reminderRevision = 0;

/** Tells whether a mailing is about a published report; else it is a reminder before one. */
export function isOfReport({ revision }: Pick<Mailing, "revision">): boolean {
  return revision !== reminderRevision;
}

/** A message that nobody has tried to send. */
export function reserveDelivery(
  recipient: Pick<Delivery, "deliveryId" | "channel" | "address" | "messageId">,
  now: string,
): Delivery {
  return {
    ...recipient,
    state: "reserved",
    changedAt: now,
    attemptCount: 0,
    toOutbox: false,
    decisions: [],
  };
}

/** Tells whether a message is to be sent now: it is reserved, or was refused and its time has come. */
export function isDue({ state, retryAt }: Delivery, now: string): boolean {
  return state === "reserved" || (state === "refused" && retryAt !== undefined && retryAt <= now);
}

/** A message whose sending begins; `undefined` when it is not due, so that of several senders one begins. */
export function beginAttempt(delivery: Delivery, now: string): Delivery | undefined {
  if (!isDue(delivery, now)) return undefined;
  return entered(delivery, "sending", now, { attemptCount: delivery.attemptCount + 1 });
}

/**
 * A message whose attempt of a number ended; `undefined` when that attempt is no longer the last word, because a person
 * decided meanwhile. A late answer still settles an attempt that was given up as unknown.
 */
export function endAttempt(
  delivery: Delivery,
  attemptNo: number,
  outcome: AttemptOutcome,
  now: string,
): Delivery | undefined {
  const open = delivery.state === "sending" || delivery.state === "unknown";
  if (!open || delivery.attemptCount !== attemptNo) return undefined;
  if (outcome.state !== "refused") return entered(delivery, outcome.state, now, outcome);
  const { reason } = outcome;
  const again = !final.has(reason) && attemptNo < attemptsMax;
  return entered(delivery, "refused", now, {
    reason,
    ...(again ? { retryAt: addMs(now, retryMsAfter(attemptNo)) } : {}),
  });
}

/**
 * A message whose sending was broken off long ago: whether it went out is unknown; an event, which its receiver knows
 * again, is repeated. `undefined` for any other.
 */
export function giveUpAttempt(delivery: Delivery, now: string): Delivery | undefined {
  const brokenOff = delivery.state === "sending" && addMs(delivery.changedAt, sendingMsMax) <= now;
  if (!brokenOff) return undefined;
  if (!isForPrograms(delivery.channel)) return entered(delivery, "unknown", now);
  return endAttempt(delivery, delivery.attemptCount, { state: "refused", reason: "unreachable" }, now);
}

/**
 * A message about which a person has decided: what is unknown came (`received`), or what is unknown or refused is to be
 * sent once more (`again`). `undefined` when there is nothing to decide.
 */
export function settleDelivery(
  delivery: Delivery,
  action: DeliveryAction,
  by: string,
  now: string,
): Delivery | undefined {
  const { state } = delivery;
  if (state !== "unknown" && !(state === "refused" && action === "again")) return undefined;
  const decisions = [...delivery.decisions, { action, by, at: now }].slice(-deliveryDecisionsMax);
  return entered({ ...delivery, decisions }, action === "received" ? "sent" : "reserved", now);
}

/** Tells whether a message goes no further without a person. */
export function needsPerson({ state, retryAt }: Delivery): boolean {
  return state === "unknown" || (state === "refused" && retryAt === undefined);
}

/** How many messages of a mailing are in each state, how many wait for a person and how many lie in the outbox folder. */
export function countDeliveries({ deliveries }: Mailing): Record<DeliveryState, number> & {
  needsPerson: number;
  toOutbox: number;
} {
  const counts = { reserved: 0, sending: 0, sent: 0, refused: 0, unknown: 0, needsPerson: 0, toOutbox: 0 };
  for (const delivery of deliveries) {
    counts[delivery.state] += 1;
    if (needsPerson(delivery)) counts.needsPerson += 1;
    if (delivery.state === "sent" && delivery.toOutbox) counts.toOutbox += 1;
  }
  return counts;
}

/** How long to wait after an attempt that was refused: a quarter of an hour, four times as long each time, a day at most. */
function retryMsAfter(attemptNo: number): number {
  return Math.min(retryMsMax, retryMsBase * 4 ** (attemptNo - 1));
}

function entered(
  { reason: _reason, retryAt: _retryAt, ...delivery }: Delivery,
  state: DeliveryState,
  now: string,
  changes: Partial<Delivery> = {},
): Delivery {
  return { ...delivery, ...changes, state, changedAt: now };
}
