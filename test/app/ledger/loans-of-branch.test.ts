import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { loansAskedFor } from "#shared/app/ledger/loans-asked-for.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { branchSubjects } from "#shared/domain/reports/assessment/subject.ts";
import { loanFacts, makePosting } from "#test/support/postings.ts";

const programme = {
  ...defaultProgramme,
  bank: {
    bankId: "abc",
    name: "农行",
    branches: [
      { branchId: "east", name: "东城支行", aliases: ["东城"] },
      { branchId: "west", name: "西城支行", aliases: [] },
    ],
  },
  otherBanks: [{ bankId: "xyz", name: "邮储" }],
};
const person = (role: Person["role"], more: Partial<Person> = {}): Person => ({
  ...{ issuer: "test", subject: role, displayName: role, role },
  ...more,
});
let store: SqliteStore;

beforeEach(async () => {
  store = openSqliteStore({ file: ":memory:" });
  const loan = (bankId: string, loanNo: string, branch?: string) => ({
    ...{ bankId, loanNo },
    facts: loanFacts({ branch, countyCode: "341102" }),
  });
  const loans = [
    loan("abc", "E1", "东城支行"),
    loan("abc", "E2", "东城"),
    loan("abc", "W1", "西城支行"),
    loan("abc", "N1"),
    loan("xyz", "X1", "东城支行"),
  ];
  await store.ledger.post(makePosting(await store.ledger.head(), loans));
});
afterEach(() => store.close());

/** The numbers of the loans that somebody is shown of a bank or branch. */
async function shown(caller: Person, branch: string): Promise<string[]> {
  const filter = await loansAskedFor({ ...store, programme }, caller, { branch });
  const { items } = await store.ledger.listLoans(filter, 100);
  return items.map(({ loanNo }) => loanNo).sort();
}

test("each bank and branch that is assessed has a list of its own loans", async () => {
  const found = branchSubjects(programme).map(async ({ id }) => [id, await shown(person("supervisor"), id)]);
  expect(Object.fromEntries(await Promise.all(found))).toEqual({
    ...{ "abc/east": ["E1", "E2"], "abc/west": ["W1"], xyz: ["X1"] },
  });
  expect(await shown(person("supervisor"), "abc")).toEqual(["E1", "E2", "N1", "W1"]);
});

test.each(["abc/north", "xyz/east", "none", "abc/"])(
  "%s, which the programme has not, has none",
  async (key) => {
    expect(await shown(person("supervisor"), key)).toEqual([]);
  },
);

test("nobody is shown more by it than they may see", async () => {
  const ofWest = person("liaison", { bankId: "abc", branchIds: ["west"] });
  expect(await shown(ofWest, "abc")).toEqual(["W1"]);
  expect(await shown(ofWest, "abc/west")).toEqual(["W1"]);
  expect(await shown(ofWest, "abc/east")).toEqual([]);
  expect(await shown(ofWest, "xyz")).toEqual([]);
  expect(await shown(person("county-supervisor", { countyCode: "341103" }), "abc")).toEqual([]);
});
