import { createHash } from "node:crypto";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { nameKey } from "#shared/domain/people/account.ts";
import { afterWrongPassword, type SignInTries } from "#shared/domain/people/lock-out.ts";
import type { AccountRepository } from "#shared/ports/people/accounts.ts";
import { signInTriesKey } from "./item-keys.ts";
import { signInTriesItem } from "./item-schemas.ts";
import { isNew, putOnce, stillAsRead } from "./put-once.ts";
import { getItem, type Item } from "./read-items.ts";
import type { Table } from "./table.ts";
import { expiryAttribute } from "./table-definition.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** How many tries at one name may meet in the same moment: a person makes one. */
const meetingsMax = 4;

/**
 * The tries at passwords by sign-in name, in DynamoDB, for a day after the last. They are kept under a hash, as a name may
 * be a password in the wrong field. Of many tries at one name at once those that do not get their turn fail with
 * `sign-in-busy`, uncounted and unchecked.
 */
export function createDynamoSignInTries(
  table: Table,
): Pick<AccountRepository, "countTry" | "forgetTries" | "lockedUntilMs"> {
  return {
    async countTry(name, nowMs) {
      for (let meeting = 0; meeting < meetingsMax; meeting++) {
        const item = await getItem(table, keyOf(name));
        const tries = triesOf(item, nowMs);
        if (tries !== undefined && tries.lockedUntilMs > nowMs) return tries.lockedUntilMs;
        const counted = triesItem(name, afterWrongPassword(tries, nowMs), nowMs);
        if (await putOnce(table, counted, item === undefined ? isNew : stillAsRead(item))) return 0;
      }
      throw new LedgerFailure("sign-in-busy");
    },
    async forgetTries(name) {
      const item = await getItem(table, keyOf(name));
      if (item !== undefined) await putOnce(table, noTriesItem(name), stillAsRead(item));
    },
    async lockedUntilMs(name, nowMs) {
      const until = triesOf(await getItem(table, keyOf(name)), nowMs)?.lockedUntilMs ?? 0;
      return until > nowMs ? until : 0;
    },
  };
}

/** What says that there were no wrong tries at a name; it expires at once. */
export function noTriesItem(name: string): Item & { pk: string; sk: string } {
  return triesItem(name, { wrong: 0, lockedUntilMs: 0 }, 0);
}

function triesItem(name: string, tries: SignInTries, nowMs: number) {
  const lastMs = Math.max(nowMs, tries.lockedUntilMs);
  const expiry = { [expiryAttribute]: Math.ceil((lastMs + dayMs) / 1000) };
  return { ...keyOf(name), ...tries, lastMs, ...expiry };
}

/** The tries of an item; those of a day ago count no more, even where their item has not been removed yet. */
function triesOf(item: Item | undefined, nowMs: number): SignInTries | undefined {
  const tries = item && signInTriesItem.parse(item);
  return tries === undefined || tries.lastMs < nowMs - dayMs ? undefined : tries;
}

function keyOf(name: string) {
  return signInTriesKey(createHash("sha256").update(nameKey(name)).digest("hex"));
}
