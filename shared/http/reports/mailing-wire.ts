import type { RouteAnswer } from "#shared/contract/routes.ts";
import { maskAddress } from "#shared/domain/base/mask-address.ts";
import type { Month } from "#shared/domain/base/month.ts";
import { countDeliveries, type Delivery, type Mailing, needsPerson } from "#shared/domain/reports/mailing.ts";

type WireMailing = RouteAnswer<"decide-delivery">;
/** Who gets the messages of the ways that have one recipient. */
const ownRecipients = {
  robot: "企业微信群",
  webhook: "其他系统（事件推送）",
  bus: "事件总线（EventBridge）",
} as const;

type WireSummary = NonNullable<RouteAnswer<"list-reports">["items"][number]["mailing"]>;

/** A mailing as its readers see it: addresses masked, nothing of the messages' ids. */
export function mailingToWire(
  month: Month,
  revision: number,
  mailing: Pick<Mailing, "withheld" | "deliveries">,
): WireMailing {
  const { withheld, deliveries } = mailing;
  return { month, revision, withheld, deliveries: deliveries.map(deliveryToWire) };
}

/** How many messages of a mailing are in each state. */
export function mailingSummaryToWire(mailing: Mailing): WireSummary {
  return { withheld: mailing.withheld, ...countDeliveries(mailing) };
}

function deliveryToWire(delivery: Delivery): WireMailing["deliveries"][number] {
  const { channel, address = "" } = delivery;
  return {
    ...delivery,
    recipient: channel === "mail" ? maskAddress(address) : ownRecipients[channel],
    needsPerson: needsPerson(delivery),
  };
}
