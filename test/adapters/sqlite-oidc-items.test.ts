import { afterEach, beforeEach, expect, test } from "vitest";
import { oidcItemsMax } from "#shared/adapters/sqlite/sqlite-oidc-items.ts";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";

let store: SqliteStore;
let nowSeconds: number;
const items = () => store.oidcItems(() => nowSeconds);
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  nowSeconds = 1_000;
});
afterEach(() => store.close());

test("an item is found by its id within its model, and replaced whole", () => {
  items().upsert("Session", "1", { uid: "u", kept: "__proto__" }, 60);
  items().upsert("AccessToken", "1", { jti: "1" }, undefined);
  items().upsert("Session", "1", { uid: "v" }, 60);

  expect(items().find("Session", "1")).toEqual({ uid: "v" });
  expect(items().find("AccessToken", "1")).toEqual({ jti: "1" });
  expect(items().find("Session", "2")).toBeUndefined();
  expect(items().findByUid("Session", "u")).toBeUndefined();
});

test("an item is found by its uid and by its user code", () => {
  items().upsert("Session", "1", { uid: "u" }, 60);
  items().upsert("DeviceCode", "2", { userCode: "c" }, 60);

  expect(items().findByUid("Session", "u")).toEqual({ uid: "u" });
  expect(items().findByUserCode("DeviceCode", "c")).toEqual({ userCode: "c" });
  expect(items().findByUserCode("Session", "c")).toBeUndefined();
});

test("an item is gone at the second in which it expires", () => {
  items().upsert("Session", "1", { uid: "u" }, 60);

  nowSeconds = 1_059;
  expect(items().find("Session", "1")).toEqual({ uid: "u" });
  nowSeconds = 1_060;
  expect(items().find("Session", "1")).toBeUndefined();
  expect(items().findByUid("Session", "u")).toBeUndefined();
});

test("a consumed item says when it was consumed", () => {
  items().upsert("AuthorizationCode", "1", { grantId: "g" }, 60);

  items().consume("AuthorizationCode", "1");

  expect(items().find("AuthorizationCode", "1")).toEqual({ grantId: "g", consumed: 1_000 });
});

test("what a grant gave ends with it, and nothing else", () => {
  items().upsert("AccessToken", "1", { grantId: "g" }, 60);
  items().upsert("RefreshToken", "2", { grantId: "g" }, 60);
  items().upsert("RefreshToken", "3", { grantId: "h" }, 60);
  items().upsert("Session", "4", {}, 60);

  items().revokeByGrantId("g");
  items().destroy("Session", "4");

  expect(items().find("AccessToken", "1")).toBeUndefined();
  expect(items().find("RefreshToken", "2")).toBeUndefined();
  expect(items().find("RefreshToken", "3")).toEqual({ grantId: "h" });
  expect(items().find("Session", "4")).toBeUndefined();
});

test("of very many items of a model the newest are kept, and those of others", () => {
  const many = items();
  many.upsert("AuthorizationCode", "code", { grantId: "g" }, 60);
  for (let number = 0; number < oidcItemsMax + 20; number++)
    many.upsert("Interaction", `${number}`, { uid: `${number}` }, 600 + number);

  const kept = Array.from({ length: oidcItemsMax + 20 }, (_, number) =>
    many.find("Interaction", `${number}`),
  );
  expect(kept.findIndex((item) => item !== undefined)).toBe(20);
  expect(kept.filter((item) => item !== undefined)).toHaveLength(oidcItemsMax);
  expect(many.find("AuthorizationCode", "code")).toBeDefined();
});
