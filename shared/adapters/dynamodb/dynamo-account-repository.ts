import type { Person } from "#shared/domain/base/person.ts";
import { type Account, nameKey } from "#shared/domain/people/account.ts";
import { entryLinkState } from "#shared/domain/people/entry-link.ts";
import type { PeopleChange } from "#shared/domain/people/people-change.ts";
import type {
  AccountRepository,
  EntryLinkRepository,
  PasswordLinkUse,
} from "#shared/ports/people/accounts.ts";
import { backOff, type Try } from "./back-off.ts";
import { changeItem, personItem } from "./dynamo-people-repository.ts";
import { createDynamoSignInTries, noTriesItem } from "./dynamo-sign-in-tries.ts";
import { accountItemKey, accountNameKey } from "./item-keys.ts";
import { accountItem } from "./item-schemas.ts";
import { isNew, putOnce, stillAsRead } from "./put-once.ts";
import { getItem, queryItems } from "./read-items.ts";
import { accountItemOf, allAccounts, isFree, nameItem, readAccount } from "./stored-accounts.ts";
import { putIf, putLink, readOpenLink } from "./stored-links.ts";
import type { Table } from "./table.ts";
import { writeTogether } from "./write-together.ts";

/**
 * The accounts in DynamoDB, all in one partition, and for each name an item that says whose it is. Nothing is deleted: a
 * removed account leaves an item without a record, its name one without an owner. Signed in here nobody stays by what is
 * stored: `endSessions` has nothing to end.
 */
export function createDynamoAccountRepository(
  table: Table,
  { list: listLinks, end }: Pick<EntryLinkRepository, "list" | "end">,
): AccountRepository {
  const find = async (subject: string) => (await readAccount(table, subject))?.record;
  const change = (subject: string, changed: (account: Account) => Account | undefined) =>
    backOff(table, async (): Promise<Try<boolean>> => {
      const found = await readAccount(table, subject);
      const record = found && changed(found.record);
      if (found === undefined || record === undefined) return { value: false };
      return (await putOnce(table, accountItemOf(record), stillAsRead(found.item)))
        ? { value: true }
        : "again";
    });
  return {
    ...createDynamoSignInTries(table),
    any: async () => (await queryItems(table, allAccounts, 1)).length > 0,
    find,
    async findByName(name) {
      const subject = (await getItem(table, accountNameKey(nameKey(name))))?.["subject"];
      return typeof subject === "string" ? find(subject) : undefined;
    },
    async list() {
      const items = await queryItems(table, allAccounts);
      return items.filter(({ record }) => record !== undefined).map((item) => accountItem.parse(item));
    },
    join: (linkId, at, account, person, change) => join(table, { linkId, at, account, person, change }),
    setPassword: (subject, passwordHash, at, by) => setPassword(table, { subject, passwordHash, at, by }),
    takeStep: (subject, lastStep) =>
      change(subject, (account) => {
        const { secondFactor } = account;
        const isNext = secondFactor !== undefined && secondFactor.lastStep < lastStep;
        return isNext ? { ...account, secondFactor: { ...secondFactor, lastStep } } : undefined;
      }),
    setSecondFactor: (subject, secondFactor) => change(subject, (account) => ({ ...account, secondFactor })),
    async noteSignIn(subject, lastSignInAt) {
      await change(subject, (account) => ({ ...account, lastSignInAt }));
    },
    async remove(subject, at) {
      await takeAway(table, subject);
      for (const link of await listLinks()) {
        if (link.subject === subject && entryLinkState(link, at) === "open") await end(link.linkId, at);
      }
    },
    endSessions: async () => {},
  };
}

type Joining = { linkId: string; at: string; account: Account; person: Person; change: PeopleChange };

function join(table: Table, { linkId, at, account, person, change }: Joining) {
  return backOff(table, async (): Promise<Try<"joined" | "name-taken" | "link-ended">> => {
    const link = await readOpenLink(table, linkId, at);
    if (link === undefined) return { value: "link-ended" };
    const [failed] = await writeTogether(table, [
      putLink(table, { ...link.record, usedAt: at }, link.item),
      putIf(table, nameItem(account), isFree),
      putIf(table, accountItemOf(account), isNew),
      putIf(table, personItem(person)),
      putIf(table, changeItem(person.issuer, change)),
      putIf(table, noTriesItem(account.name)),
    ]);
    if (failed === undefined) return { value: "joined" };
    return failed === 0 ? "again" : { value: "name-taken" };
  });
}

type PasswordSetting = {
  subject: string;
  passwordHash: string;
  at: string;
  by: PasswordLinkUse | undefined;
};

function setPassword(table: Table, { subject, passwordHash, at, by }: PasswordSetting) {
  return backOff(table, async (): Promise<Try<boolean>> => {
    const found = await readAccount(table, subject);
    const link = by && (await readOpenLink(table, by.linkId, at));
    if (found === undefined || (by !== undefined && link === undefined)) return { value: false };
    const { secondFactor } = by ?? found.record;
    const record = { ...found.record, passwordHash, passwordSetAt: at, secondFactor };
    const used = link && putLink(table, { ...link.record, usedAt: at }, link.item);
    const failed = await writeTogether(table, [
      putIf(table, accountItemOf(record), stillAsRead(found.item)),
      putIf(table, noTriesItem(record.name)),
      ...(used === undefined ? [] : [used]),
    ]);
    return failed.length === 0 ? { value: true } : "again";
  });
}

function takeAway(table: Table, subject: string): Promise<void> {
  return backOff(table, async (): Promise<Try<void>> => {
    const found = await readAccount(table, subject);
    if (found === undefined) return { value: undefined };
    const failed = await writeTogether(table, [
      putIf(table, accountItemKey(subject), stillAsRead(found.item)),
      putIf(table, accountNameKey(nameKey(found.record.name))),
    ]);
    return failed.length === 0 ? { value: undefined } : "again";
  });
}
