import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { changePerson } from "#shared/app/people/change-person.ts";
import { removePerson } from "#shared/app/people/remove-person.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { type Office, openOffice } from "#test/support/office.ts";

const supervisor = (subject: string): Person => ({
  issuer: "test",
  subject,
  displayName: subject,
  role: "supervisor",
});
const [wang, zhang] = [supervisor("wang"), supervisor("zhang")];

let store: SqliteStore;
let office: Office;

beforeEach(async () => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store);
  await store.people.put(wang);
  await store.people.put(zhang);
});
afterEach(() => store.close());

const shutOut = ({ subject }: Person) => ({ subject, role: "supervisor", locked: true }) as const;

const ways: [string, () => Promise<unknown>[]][] = [
  [
    "take each other away",
    () => [removePerson(office.deps, wang, "zhang"), removePerson(office.deps, zhang, "wang")],
  ],
  [
    "both go themselves",
    () => [removePerson(office.deps, wang, "wang"), removePerson(office.deps, zhang, "zhang")],
  ],
  [
    "shut each other out",
    () => [changePerson(office.deps, wang, shutOut(zhang)), changePerson(office.deps, zhang, shutOut(wang))],
  ],
];

test.each(ways)("of the last two supervisors who %s at the same moment one stays", async (_name, act) => {
  const outcomes = await Promise.allSettled(act());

  const failures = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(failures).toMatchObject([{ reason: { code: "last-supervisor" } }]);
  const left = (await store.people.list("test")).filter(({ locked }) => locked !== true);
  expect(left).toHaveLength(1);
  const { items } = await store.people.changes(["test"], 10);
  expect(items).toHaveLength(1);
});
