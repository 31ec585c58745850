import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Delivery, Mailing } from "#shared/domain/reports/mailing.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** How often a mailing is read again when another writer was faster. */
const attemptsMax = 50;

type Key = Pick<Mailing, "month" | "revision">;

/**
 * Changes a mailing under its version. `change` sees the stored record and gives the next one, or `undefined` to leave it;
 * it may be called again when another writer came first. Gives what this call stored, `undefined` when it stored nothing.
 * Fails with `ledger-busy` when others keep coming first.
 */
export async function updateMailing(
  deps: Pick<Deps, "mailings">,
  { month, revision }: Key,
  change: (mailing: Mailing) => Mailing | undefined,
): Promise<Mailing | undefined> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const mailing = await deps.mailings.get(month, revision);
    const changed = mailing === undefined ? undefined : change(mailing);
    if (mailing === undefined || changed === undefined) return undefined;
    const next = { ...changed, version: mailing.version + 1 };
    if (await deps.mailings.replace(next)) return next;
  }
  throw new LedgerFailure("ledger-busy");
}

/** Changes one message of a mailing in the same way. Gives it as this call stored it, `undefined` when it stored nothing. */
export async function updateDelivery(
  deps: Pick<Deps, "mailings">,
  key: Key,
  deliveryId: string,
  change: (delivery: Delivery) => Delivery | undefined,
): Promise<Delivery | undefined> {
  let stored: Delivery | undefined;
  const mailing = await updateMailing(deps, key, (present) => {
    const delivery = present.deliveries.find((one) => one.deliveryId === deliveryId);
    stored = delivery === undefined ? undefined : change(delivery);
    const next = stored;
    if (next === undefined) return undefined;
    const deliveries = present.deliveries.map((one) => (one.deliveryId === deliveryId ? next : one));
    return { ...present, deliveries };
  });
  return mailing === undefined ? undefined : stored;
}
