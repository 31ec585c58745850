import { expect, test } from "vitest";
import {
  type Association,
  associationAt,
  changedAssociation,
  takenInAgain,
} from "#shared/domain/people/association.ts";

const first: Association = {
  associationId: "a1",
  name: "琅琊花生协会",
  countyCode: "341102",
  aliases: [],
  confirmed: false,
};
const change = (at: string) => ({ at, by: "supervisor", changeId: at });
const renamed = changedAssociation(
  first,
  { name: "琅琊花生农技协", aliases: [first.name], contactPhone: "0550-3021234" },
  change("2016-07-01T00:00:00.000Z"),
);
const closed = changedAssociation(renamed, { closedOn: "2016-09-01" }, change("2016-09-01T00:00:00.000Z"));
const facts = ({ name, aliases, contactPhone, closedOn }: Association) => ({
  name,
  aliases,
  contactPhone,
  closedOn,
});

test.each<[string, Association]>([
  ["2016-06-30T23:59:59.999Z", first],
  ["2016-07-01T00:00:00.000Z", renamed],
  ["2016-08-31T23:59:59.999Z", renamed],
  ["2016-09-01T00:00:00.000Z", closed],
])("at %s it is as the register had it then, also out of a store", (at, then) => {
  const stored: Association = JSON.parse(JSON.stringify(closed));

  expect(facts(associationAt(closed, at))).toEqual(facts(then));
  expect(facts(associationAt(stored, at))).toEqual(facts(then));
});

test("its versions are counted, and the oldest go when there are more than 100", () => {
  let last = first;
  for (let n = 0; n < 120; n++) last = changedAssociation(last, { name: `${n}` }, change(`${n}`));

  expect(last.revision).toBe(121);
  expect(last.versions).toHaveLength(100);
  expect(last.versions?.[0]?.facts.name).toBe("19");
});

test("one that is taken in again counts on, and one without versions has none", () => {
  const withdrawnAt = "2016-10-01T00:00:00.000Z";

  const again = takenInAgain(first, { ...closed, withdrawnAt });
  const plain = takenInAgain(first, { ...first, withdrawnAt });

  expect(again).toMatchObject({ name: first.name, revision: 4, versions: closed.versions });
  expect(plain).toEqual({ ...first, before: [{ withdrawnAt }] });
});
