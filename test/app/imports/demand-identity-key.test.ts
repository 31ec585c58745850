import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { createIdentityHash } from "#shared/adapters/system/system.ts";
import { demandIdentityKey, needsIdentityKey } from "#shared/app/imports/demand-identity-key.ts";
import type { IdentityHash } from "#shared/ports/base/system.ts";
import { openOffice } from "#test/support/office.ts";
import { loanBook } from "#test/support/sheets.ts";

const hashUnder = (fill: number) => createIdentityHash(async () => new Uint8Array(32).fill(fill));
const [own, other] = [hashUnder(1), hashUnder(2)];
let store: SqliteStore;

beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
});
afterEach(() => store.close());

const officeUnder = (identityHash: IdentityHash) => openOffice(store, { identityHash });
const demand = (identityHash: IdentityHash) => demandIdentityKey({ ...store, identityHash });

describe("the identity key of a ledger", () => {
  test("is the one under which its first file was checked, and no other from then on", async () => {
    await officeUnder(own).check("a.xlsx", loanBook(["A1", 50_000]));

    await demand(own);
    await expect(demand(other)).rejects.toMatchObject({ code: "identity-key-other" });
    await demand(own);
  });

  test("may be any while nothing was hashed under it", async () => {
    await demand(own);
    await demand(other);
    await officeUnder(other).commit("a.xlsx", loanBook(["A1", 50_000]));

    await expect(demand(own)).rejects.toMatchObject({ code: "identity-key-other" });
  });

  test("is taken over by a ledger from before there were marks, once", async () => {
    await officeUnder(own).commit("a.xlsx", loanBook(["A1", 50_000]));
    let mark: string | undefined;
    const before = {
      ...store,
      keyMark: {
        get: async () => mark,
        put: async (made: string) => {
          mark = made;
        },
      },
    };

    await demandIdentityKey({ ...before, identityHash: own });
    await expect(demandIdentityKey({ ...before, identityHash: other })).rejects.toMatchObject({
      code: "identity-key-other",
    });
  });

  test("has to be there once anything was hashed under it, also in a ledger from before there were marks", async () => {
    const unmarked = { ...store, keyMark: { get: async () => undefined, put: async () => {} } };
    await demand(own);
    expect(await needsIdentityKey(store)).toBe(false);

    await officeUnder(own).check("a.xlsx", loanBook(["A1", 50_000]));
    expect(await needsIdentityKey(store)).toBe(true);
    expect(await needsIdentityKey(unmarked)).toBe(false);

    await officeUnder(own).commit("b.xlsx", loanBook(["A2", 50_000]));
    expect(await needsIdentityKey(unmarked)).toBe(true);
  });

  test("is looked at with each file: under another none is checked, and the import says why", async () => {
    await officeUnder(own).commit("a.xlsx", loanBook(["A1", 50_000]));
    const now = () => "2016-12-01T02:00:00.000Z";
    const stranger = openOffice(store, { identityHash: other, now });

    await expect(stranger.check("a.xlsx", loanBook(["A1", 50_000]))).rejects.toMatchObject({
      code: "identity-key-other",
    });

    const [record] = (await store.imports.list(1)).items;
    expect(record).toMatchObject({
      state: "failed",
      problem: { code: "identity-key-other", message: expect.stringContaining("不是这本台账原来的密钥") },
    });
    expect(record?.counts).toBeUndefined();
  });
});
