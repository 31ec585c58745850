import { beforeEach, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { changeAssociation } from "#shared/app/associations/change-association.ts";
import { confirmAssociations } from "#shared/app/associations/confirm-associations.ts";
import { listAssociationVersions } from "#shared/app/associations/list-association-versions.ts";
import { readAssociationsBook } from "#shared/app/associations/read-associations-book.ts";
import { takeInAssociations } from "#shared/app/imports/registers/take-in-associations.ts";
import { associationIdOf } from "#shared/app/people/association-id.ts";
import type { Role } from "#shared/domain/base/person.ts";
import { registeredToWire } from "#shared/http/associations/association-wire.ts";
import { personOf } from "#test/support/corrections.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { onTheWire } from "#test/support/on-the-wire.ts";
import { readHere } from "#test/support/read-here.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

const supervisor = personOf("supervisor", { displayName: "科协" });

let office: Office;
beforeEach(async () => {
  office = openOffice(openSqliteStore({ file: ":memory:" }));
  const rows = ["花生协会", "龙虾协会", "板栗协会"].map((name, index) => plainRow(`J${index}`).with(4, name));
  await office.commit("a.xlsx", [sheetOf("明细", [plainHeaders, ...rows])]);
});

const idOf = (name: string) => associationIdOf(name, office.deps.sha256);
const change = (name: string, wish: Omit<Parameters<typeof changeAssociation>[2], "associationId">) =>
  changeAssociation(office.deps, supervisor, { associationId: idOf(name), ...wish });
const versionsOf = (name: string, role: "supervisor" | "auditor" = "supervisor") =>
  listAssociationVersions(office.deps, personOf(role), { associationId: idOf(name) });

test("several associations are confirmed as one change, and those that are confirmed stay as they are", async () => {
  const associationIds = ["花生协会", "龙虾协会"].map(idOf);

  const first = await confirmAssociations(office.deps, supervisor, { associationIds, why: "县里核过" });
  const again = await confirmAssociations(office.deps, supervisor, { associationIds });

  expect([first, again]).toEqual([{ confirmed: 2 }, { confirmed: 0 }]);
  const confirmed = (await office.deps.associations.list()).filter((one) => one.confirmed);
  expect(confirmed.map(({ name }) => name).sort()).toEqual(["花生协会", "龙虾协会"].sort());
  const { items } = await office.deps.registerChanges.list(10);
  expect(items).toMatchObject([{ register: "associations", why: "县里核过", counts: { changed: 2 } }]);
  await expect(
    confirmAssociations(office.deps, supervisor, { associationIds: [...associationIds, "nothing"] }),
  ).rejects.toMatchObject({ code: "association-unknown" });
});

test("each change of an association is told with who, when, why and what, contacts to the register's keeper alone", async () => {
  const edited = { township: "武岗镇", contactName: "张三丰", contactPhone: "05501234567" };
  await change("花生协会", { step: "edit", edited, why: "来电更正" });
  await change("花生协会", { step: "rename", name: "凤阳花生协会" });
  await change("花生协会", { step: "edit", edited: { township: "" } });

  const told = await versionsOf("花生协会");

  expect(told.map(({ byName, why, changes }) => ({ byName, why, changes }))).toEqual([
    { byName: "科协", why: undefined, changes: [{ field: "township", before: "武岗镇", after: "" }] },
    {
      byName: "科协",
      why: undefined,
      changes: [
        { field: "name", before: "花生协会", after: "凤阳花生协会" },
        { field: "aliases", before: "", after: "花生协会" },
      ],
    },
    {
      byName: "科协",
      why: "来电更正",
      changes: [
        { field: "township", before: "", after: "武岗镇" },
        { field: "contactName", before: "", after: "张三丰" },
        { field: "contactPhone", before: "", after: "05501234567" },
      ],
    },
  ]);
  expect(JSON.stringify(await versionsOf("花生协会", "auditor"))).not.toMatch(/张三丰|05501234567/);
  const association = await office.deps.associations.get(idOf("花生协会"));
  if (association === undefined) throw new Error("the association is gone");
  const shownTo = (role: Role) =>
    onTheWire("change-association", registeredToWire(association, personOf(role)));
  expect(shownTo("supervisor")).toMatchObject({ contactName: "张三丰" });
  for (const role of ["liaison", "association", "auditor"] as const) {
    expect(JSON.stringify(shownTo(role))).not.toMatch(/张三丰|05501234567/);
  }
});

test("a credit code with a wrong check digit is not taken in by hand", async () => {
  const edit = (socialCreditCode: string) =>
    change("花生协会", { step: "edit", edited: { socialCreditCode } });

  await expect(edit("91350100M000100Y44")).rejects.toMatchObject({ code: "input-invalid" });
  expect(await edit("91350100m000100y43")).toMatchObject({ socialCreditCode: "91350100M000100Y43" });
});

test("the register that was written out changes nothing when it is brought in again", async () => {
  await confirmAssociations(office.deps, supervisor, { associationIds: ["花生协会", "龙虾协会"].map(idOf) });
  await change("花生协会", {
    step: "edit",
    edited: {
      township: "武岗镇",
      contactName: "=张三丰",
      contactPhone: "05501234567",
      socialCreditCode: "91350100M000100Y43",
    },
  });
  await change("花生协会", { step: "alias", name: "凤阳花生" });
  await change("龙虾协会", { step: "close" });

  const { body, fileName } = await readAssociationsBook(office.deps, supervisor);
  const deps = { ...office.deps, tableReader: readHere };
  const file = { fileName, bytes: body, commit: false };
  const { counts } = await takeInAssociations(deps, supervisor, file);

  expect(fileName).toBe("农技协名录-2016-11-01.xlsx");
  expect(counts).toEqual({ read: 1, new: 0, changed: 0, left: 0, unchanged: 1, refused: 0 });
});
