import { hashOfText } from "#shared/app/base/hash-of-text.ts";
import { canonicalJson } from "#shared/domain/base/canonical-json.ts";
import { addMs } from "#shared/domain/base/instant.ts";
import { isMadeLater, madeLaterSeriesMin } from "#shared/domain/reports/made-later.ts";
import {
  type Delivery,
  type DeliveryChannel,
  isForPrograms,
  type Mailing,
  mailingBeginsDaysMax,
  mailToMax,
  ownChannels,
  reserveDelivery,
  type Withholding,
} from "#shared/domain/reports/mailing.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Senders } from "#shared/ports/reports/mailer.ts";
import { lastRevisions, type PublishedReport } from "#shared/ports/reports/report-archive.ts";
import { updateMailing } from "./update-mailing.ts";

/** What mailing reports needs. */
export type MailingDeps = Pick<
  Deps,
  | "programme"
  | "reports"
  | "mailings"
  | "senders"
  | "frozenReports"
  | "pageUrl"
  | "sha256"
  | "now"
  | "remainingMs"
  | "log"
>;

type Ways = Awaited<ReturnType<Senders>>;

const dayMs = 24 * 60 * 60 * 1000;
const deliveryIdLength = 32;

/**
 * Settles once, for each report of the last days, whom it goes to, and reserves a message for each. Where mail cannot
 * go out the mailing says why, and is looked at again while its report is new.
 */
export async function openMailings(deps: MailingDeps, ways: Ways): Promise<void> {
  const now = deps.now();
  const publishedSince = addMs(now, -mailingBeginsDaysMax * dayMs);
  const published = await deps.reports.list();
  const last = new Set(lastRevisions(published));
  const recent = published.filter(({ publishedAt }) => publishedAt >= publishedSince);
  const isSeries = recent.filter((one) => last.has(one) && isMadeLater(one)).length >= madeLaterSeriesMin;
  for (const report of recent) {
    const ofLast = isSeries && isMadeLater(report) ? "made-later" : withholdingOf(deps, ways);
    const withheld = last.has(report) ? ofLast : "revised";
    const mails = withheld === undefined ? mailDeliveries(deps, ways, report, now) : [];
    const present = await deps.mailings.get(report.month, report.revision);
    if (present === undefined) {
      const own = ownChannels.filter((channel) => ways[channel] !== undefined);
      // Whoever reads is told of the latest alone; a program counts every report.
      const isOfLatest = withheld !== "made-later" && withheld !== "revised";
      const told = isOfLatest ? own : own.filter(isForPrograms);
      if (withheld === "revised" && told.length === 0) continue;
      const deliveries = [...mails, ...told.map((channel) => ownDelivery(deps, channel, report, now))];
      await deps.mailings.add({ ...mailingKey(report), version: 1, openedAt: now, withheld, deliveries });
    } else if (withheld !== "revised" && present.withheld !== withheld) {
      await updateMailing(deps, report, (mailing) => reopened(mailing, withheld, mails));
    }
  }
}

function withholdingOf({ programme }: MailingDeps, { mailer }: Ways): Withholding | undefined {
  if (programme.mailTo.length === 0) return "no-recipients";
  return mailer === undefined ? "no-mailer" : undefined;
}

/** The mailing with its mails if it had none so far; once it has some, its recipients do not change. */
function reopened(
  mailing: Mailing,
  withheld: Withholding | undefined,
  mails: readonly Delivery[],
): Mailing | undefined {
  if (mailing.withheld === undefined || mailing.withheld === withheld) return undefined;
  const { withheld: _, ...rest } = mailing;
  if (withheld !== undefined) return { ...rest, withheld };
  return { ...rest, deliveries: [...mails, ...mailing.deliveries] };
}

function mailDeliveries(
  deps: MailingDeps,
  { mailer }: Ways,
  report: PublishedReport,
  now: string,
): Delivery[] {
  const addresses = new Map(deps.programme.mailTo.map((address) => [address.toLowerCase(), address]));
  return [...addresses.values()].slice(0, mailToMax).map((address) => {
    const deliveryId = deliveryIdOf(deps, report, "mail", address);
    const messageId = `yinhui-${report.month}-${report.revision}-${deliveryId}@${mailer?.domain}`;
    return reserveDelivery({ deliveryId, channel: "mail", address, messageId }, now);
  });
}

/** A message by a way that has one recipient. */
export function ownDelivery(
  deps: Pick<Deps, "programme" | "sha256">,
  channel: (typeof ownChannels)[number],
  report: Pick<PublishedReport, "month" | "revision">,
  now: string,
): Delivery {
  const deliveryId = deliveryIdOf(deps, report, channel, "");
  const messageId = `yinhui-${report.month}-${report.revision}-${deliveryId}`;
  return reserveDelivery({ deliveryId, channel, messageId }, now);
}

/** A hash of programme, report and recipient: the same each time, and telling nobody's address. */
function deliveryIdOf(
  deps: Pick<Deps, "programme" | "sha256">,
  { month, revision }: Pick<PublishedReport, "month" | "revision">,
  channel: DeliveryChannel,
  address: string,
): string {
  const named = ["yinhui-delivery-1", deps.programme.name, month, revision, channel, address.toLowerCase()];
  return hashOfText(deps, canonicalJson(named)).slice(0, deliveryIdLength);
}

function mailingKey({ month, revision }: PublishedReport): Pick<Mailing, "month" | "revision"> {
  return { month, revision };
}
