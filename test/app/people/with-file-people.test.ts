import { afterAll, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { sha256 } from "#shared/adapters/system/system.ts";
import { associationIdOf } from "#shared/app/people/association-id.ts";
import { withFilePeople } from "#shared/app/programme/with-file-people.ts";
import { defaultProgramme, parseProgramme } from "#shared/config/programme-file.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";

const issuer = "https://sign-in.example";
const file = {
  name: "合作",
  city: "滁州市",
  goalYuan: 1,
  firstOn: "2016-06-01",
  lastOn: "2019-05-31",
  bank: { bankId: "bank", name: "银行" },
  counties: [{ code: "341102", name: "琅琊区" }],
  associations: [{ name: "琅琊花生协会", countyCode: "341102", aliases: ["花生协会"] }],
};
const store = openSqliteStore({ file: ":memory:" });
afterAll(() => store.close());
const register = store.people;
const people = (programme: Programme) => withFilePeople(store, programme, issuer, sha256);

test("a person of the programme's file has the role it says, for the configured issuer only", async () => {
  const programme = parseProgramme(
    JSON.stringify({
      ...file,
      people: [
        { subject: "li", displayName: "李敏", role: "liaison" },
        { subject: "nuts", displayName: "秘书", role: "association", association: "花生协会" },
      ],
    }),
  );
  expect(await people(programme).find(issuer, "li")).toMatchObject({ role: "liaison", bankId: "bank" });
  expect(await people(programme).find(issuer, "nuts")).toMatchObject({
    role: "association",
    associationId: associationIdOf("琅琊花生协会", sha256),
  });
  expect(await people(programme).find("https://other.example", "li")).toBeUndefined();
  expect(await people(defaultProgramme).find(issuer, "li")).toBeUndefined();
});

test("who is of an association that was merged is of the one that it is part of now", async () => {
  const programme = parseProgramme(
    JSON.stringify({
      ...file,
      people: [
        { subject: "nuts", displayName: "秘书", role: "association", association: "花生协会" },
        { subject: "fish", displayName: "秘书", role: "association", association: "水产协会" },
      ],
    }),
  );
  const associationId = associationIdOf("琅琊花生协会", sha256);
  const nuts = { associationId, name: "琅琊花生协会", countyCode: "341102", aliases: [], confirmed: true };
  await store.associations.takeIn([nuts, { ...nuts, associationId: "a2", name: "琅琊坚果协会" }]);
  await store.associations.write({ ...nuts, mergedInto: "a2", revision: 2 });

  const known = people(programme);
  const merged = { associationId: "a2", associationOrigin: associationId };
  expect(await known.find(issuer, "nuts")).toMatchObject(merged);
  expect(await known.find(issuer, "fish")).toMatchObject({
    associationId: associationIdOf("水产协会", sha256),
  });
  expect((await known.list(issuer)).find(({ subject }) => subject === "nuts")).toMatchObject(merged);
});

test("a role `association` without an association, or another role with one, is a wrong file", () => {
  for (const wrong of [{ role: "association" }, { role: "auditor", association: "琅琊花生协会" }]) {
    const json = JSON.stringify({ ...file, people: [{ subject: "x", displayName: "某人", ...wrong }] });
    expect(() => parseProgramme(json)).toThrow("settings-invalid");
  }
});

test("the list holds the file's people first of their subjects, and the register's others", async () => {
  const registered = { issuer, displayName: "登记的", role: "auditor" as const };
  await register.put({ ...registered, subject: "li" });
  await register.put({ ...registered, subject: "wang" });
  const json = JSON.stringify({
    ...file,
    people: [{ subject: "li", displayName: "李敏", role: "liaison" }],
  });

  const listed = await people(parseProgramme(json)).list(issuer);

  expect(listed).toMatchObject([
    { subject: "li", displayName: "李敏", listed: true },
    { subject: "wang", displayName: "登记的" },
  ]);
});
