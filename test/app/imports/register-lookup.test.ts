import { expect, test } from "vitest";
import { registerLookup } from "#shared/app/imports/register-lookup.ts";
import { readRegister } from "#shared/domain/imports/registers/read-register.ts";
import { memberColumns } from "#shared/domain/imports/registers/register-columns.ts";
import { hashOf, memberWith } from "#test/support/members.ts";
import { sheetOf, type Written } from "#test/support/sheets.ts";

test("many borrowers are looked up a hundred at a time, each once, and not in a register without lines", async () => {
  const hashes = Array.from({ length: 250 }, (_, index) => hashOf(`person ${index}`));
  const calls: number[] = [];
  const byIdentity = async (some: readonly string[]) => {
    calls.push(some.length);
    return some.filter((hash) => hash === hashes[7]).map(() => memberWith("A1", "person 7"));
  };
  const noList = async () => {
    throw new Error("no name is looked for");
  };
  const firstLine = async (limit: number) => {
    if (limit > 1) return noList();
    return { items: [memberWith("A1", "person 7")] };
  };
  const register = { byIdentity, list: firstLine, ofAssociation: noList, versions: noList, write: noList };
  const poor = { ...register, byIdentity: noList, list: async () => ({ items: [] }) };

  const sought = [...hashes, ...hashes].map((identityHash) => ({ identityHash, name: "王小明" }));
  const lookUp = await registerLookup({ members: register, poorHouseholds: poor }, sought, (id) => id);

  expect(calls).toEqual([100, 100, 50]);
  expect(lookUp({ identityHash: hashes[7] }).member?.associationId).toBe("A1");
  expect(lookUp({ identityHash: hashes[8] })).toEqual({ member: undefined });
});

test("a register of very many lines is read whole", () => {
  const lines = 150_000;
  const row = (index: number): Written[] => ["王小明", `3411${index}`];
  const sheet = sheetOf("名册", [
    ["姓名", "证件号码"],
    ...Array.from({ length: lines }, (_, index) => row(index)),
  ]);
  expect(readRegister([sheet], memberColumns, ["name", "identity"])).toHaveLength(lines);
});
