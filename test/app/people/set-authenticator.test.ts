import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { bytesOf, codeOf, totpCodes } from "#shared/adapters/system/totp-codes.ts";
import { readMe } from "#shared/app/people/read-me.ts";
import { setAuthenticator } from "#shared/app/people/set-authenticator.ts";
import { signIn } from "#shared/app/people/sign-in.ts";
import { instantMs } from "#shared/domain/base/instant.ts";
import type { Person, Role } from "#shared/domain/base/person.ts";
import type { Accounts } from "#shared/ports/people/accounts.ts";

const issuer = "urn:i";
const now = "2016-11-01T00:30:00.000Z";
const password = "稻花香里说丰年";
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const another = "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U";
const refused = (code: string) => expect.objectContaining({ code });

let store: SqliteStore;
let ids = 0;
beforeEach(async () => {
  store = openSqliteStore({ file: ":memory:" });
  await register("liaison");
  await store.accountCarrier.takeIn({
    subject: "s",
    account: { subject: "s", name: "limin", passwordHash: `h:${password}`, passwordSetAt: now },
  });
});
afterEach(() => store.close());

/** The code of an authenticator at the present moment, or so many half minutes from it. */
const codeAt = (of: string, steps = 0) => codeOf(bytesOf(of), Math.floor(instantMs(now) / 30_000) + steps);

const personOf = (role: Role): Person =>
  role === "association"
    ? { issuer, subject: "s", displayName: "李敏", role, associationId: "a1" }
    : { issuer, subject: "s", displayName: "李敏", role };
const register = (role: Role) => store.people.put(personOf(role));

function deps(asksForCodes = false) {
  const passwords = {
    hash: async (given: string) => `h:${given}`,
    matches: async (given: string, hash: string | undefined) => hash === `h:${given}`,
  };
  const embedded = { ...store, passwords, codes: totpCodes, asksForCodes, issuer } as unknown as Accounts;
  return { ...store, embedded, now: () => now, newId: () => String(++ids).padStart(4, "0") };
}

type Given = Parameters<typeof setAuthenticator>[2];
const set = (input: Omit<Given, "password">, { asksForCodes = false, role = "liaison" as Role } = {}) =>
  setAuthenticator(deps(asksForCodes), personOf(role), { password, ...input });
const enter = (code?: string) => signIn(deps(), issuer, { name: "limin", password, code });
const setUp = () => set({ secondFactor: { secret, code: codeAt(secret, -1) } });
const factor = async () => (await store.accounts.find("s"))?.secondFactor?.secret;

describe("an authenticator that somebody sets up at their own account", () => {
  test("is asked for from the next sign-in on, each code once, also that by which it was set up", async () => {
    await setUp();

    await expect(enter()).rejects.toEqual(refused("sign-in-code-needed"));
    await expect(enter(codeAt(secret, -1))).rejects.toEqual(refused("sign-in-code-wrong"));
    expect(await enter(codeAt(secret))).toBe("s");
    await expect(enter(codeAt(secret))).rejects.toEqual(refused("sign-in-code-wrong"));
    expect(await enter(codeAt(secret, 1))).toBe("s");
    await expect(enter(codeAt(secret, 2))).rejects.toEqual(refused("sign-in-code-wrong"));
  });

  test("takes the password and a code of it, else nothing is set", async () => {
    const given = { secret, code: codeAt(secret) };
    await expect(set({ password: "another", secondFactor: given } as Given)).rejects.toEqual(
      refused("password-wrong"),
    );
    for (const code of [codeAt(another), codeAt(secret, 2), codeAt(secret, -2), "", "12345"]) {
      await expect(set({ secondFactor: { secret, code } })).rejects.toEqual(refused("sign-in-code-wrong"));
    }

    expect(await factor()).toBeUndefined();
    expect(await enter()).toBe("s");
  });

  test("is changed, or taken away, by the password and a code of the present one", async () => {
    await setUp();
    const fresh = { secret: another, code: codeAt(another, -1) };
    await expect(set({ secondFactor: fresh })).rejects.toEqual(refused("sign-in-code-needed"));
    await expect(set({ secondFactor: fresh, code: codeAt(another) })).rejects.toEqual(
      refused("sign-in-code-wrong"),
    );
    expect(await factor()).toBe(secret);

    await set({ secondFactor: fresh, code: codeAt(secret) });
    expect(await factor()).toBe(another);
    await expect(set({})).rejects.toEqual(refused("sign-in-code-needed"));
    await set({ code: codeAt(another) });
    expect(await factor()).toBeUndefined();
    expect(await enter()).toBe("s");
    const { items } = await store.people.changes([issuer], 10);
    expect(items.map(({ kind, by, whom }) => [kind, by, whom])).toEqual([
      ["authenticator-removed", "李敏", "李敏"],
      ["authenticator-set", "李敏", "李敏"],
      ["authenticator-set", "李敏", "李敏"],
    ]);
  });

  test("cannot be guessed: the tenth wrong try locks the name, as at signing in", async () => {
    await setUp();
    for (let tries = 0; tries < 9; tries++) {
      await expect(set({ code: "000000" })).rejects.toEqual(refused("sign-in-code-wrong"));
    }
    await expect(set({ password: "another" } as Given)).rejects.toEqual(refused("password-wrong"));

    await expect(set({ code: codeAt(secret) })).rejects.toEqual(refused("sign-in-locked"));
    await expect(enter(codeAt(secret))).rejects.toEqual(refused("sign-in-locked"));
  });

  test("stays where the role has to have one, and may be another; an association's may go", async () => {
    await setUp();
    await expect(set({ code: codeAt(secret) }, { asksForCodes: true })).rejects.toEqual(
      refused("sign-in-code-kept"),
    );
    const fresh = { secret: another, code: codeAt(another, -1) };
    await set({ secondFactor: fresh, code: codeAt(secret) }, { asksForCodes: true });
    expect(await factor()).toBe(another);

    await set({ code: codeAt(another) }, { asksForCodes: true, role: "association" });
    expect(await factor()).toBeUndefined();
  });

  test("is set by who has to have one and has none, while they are signed in", async () => {
    await set({ secondFactor: { secret, code: codeAt(secret) } }, { asksForCodes: true });

    expect(await factor()).toBe(secret);
  });

  test("is nothing of who came by an access link or from elsewhere", async () => {
    const given = { password, secondFactor: { secret, code: codeAt(secret) } };
    for (const stranger of [
      { issuer, subject: "link:1" },
      { issuer: "urn:other", subject: "s" },
    ]) {
      await expect(setAuthenticator(deps(), { ...personOf("liaison"), ...stranger }, given)).rejects.toEqual(
        refused("account-unknown"),
      );
    }
  });

  test("is told to its owner, and whether they need one", async () => {
    const told = async (asksForCodes: boolean, role: Role) =>
      (await readMe(deps(asksForCodes), personOf(role))).authenticator;
    expect(await told(true, "liaison")).toEqual({ isSet: false, isRequired: true });
    await setUp();

    expect(await told(false, "liaison")).toEqual({ isSet: true, isRequired: false });
    expect(await told(true, "association")).toEqual({ isSet: true, isRequired: false });
    expect(await readMe(deps(), { ...personOf("liaison"), subject: "link:1" })).not.toHaveProperty(
      "authenticator",
    );
  });
});
