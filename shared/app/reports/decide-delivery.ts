import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Month } from "#shared/domain/base/month.ts";
import type { Person } from "#shared/domain/base/person.ts";
import {
  type DeliveryAction,
  deliveryStateNames,
  type Mailing,
  settleDelivery,
} from "#shared/domain/reports/mailing.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { readMailing } from "./read-mailing.ts";
import { updateDelivery } from "./update-mailing.ts";

/**
 * Takes down what a person knows of a message that went no further: it has come, or it is to be sent once more, which the
 * next run does. Fails with `report-unknown`, `delivery-unknown`, or `delivery-state` when there is nothing to decide.
 */
export async function decideDelivery(
  deps: Pick<Deps, "reports" | "mailings" | "now">,
  caller: Pick<Person, "subject">,
  { month, deliveryId, action }: { month: Month; deliveryId: string; action: DeliveryAction },
): Promise<Mailing> {
  const mailing = await readMailing(deps, month);
  const delivery = mailing?.deliveries.find((one) => one.deliveryId === deliveryId);
  if (mailing === undefined || delivery === undefined) throw new LedgerFailure("delivery-unknown");
  const decided = await updateDelivery(deps, mailing, deliveryId, (one) =>
    settleDelivery(one, action, caller.subject, deps.now()),
  );
  const present = await readMailing(deps, month);
  const found = present?.deliveries.find((one) => one.deliveryId === deliveryId);
  if (present === undefined || found === undefined) throw new LedgerFailure("delivery-unknown");
  if (decided === undefined)
    throw new LedgerFailure("delivery-state", { stateName: deliveryStateNames[found.state] });
  return present;
}
