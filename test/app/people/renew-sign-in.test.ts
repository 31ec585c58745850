import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { newSecret } from "#shared/adapters/system/scrypt-passwords.ts";
import { sha256 } from "#shared/adapters/system/system.ts";
import { openSession } from "#shared/app/people/open-session.ts";
import { renewSignIn } from "#shared/app/people/renew-sign-in.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { daysLater } from "#shared/domain/base/instant.ts";
import type { Role } from "#shared/domain/base/person.ts";
import type { SessionTerms } from "#shared/domain/people/session.ts";
import type { Accounts } from "#shared/ports/people/accounts.ts";

const issuer = "urn:i";
const morning = "2016-11-01T00:30:00.000Z";
const over = expect.objectContaining({ code: "sign-in-invalid" });

let store: SqliteStore;
let now: string;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  now = morning;
});
afterEach(() => store.close());

function deps(sessionTerms?: SessionTerms) {
  const embedded = { ...store, newSecret, issuer } as unknown as Accounts;
  const tokens = { accessToken: async (subject: string) => ({ accessToken: subject, expiresInSeconds: 1 }) };
  return {
    ...store,
    programme: { ...defaultProgramme, sessionTerms },
    embedded,
    signIns: { tokens, sessions: store.sessions },
    now: () => now,
    sha256,
    log: () => {},
  };
}

const register = (role: Role) =>
  store.people.put({ issuer, subject: "s", displayName: "李敏", role, associationId: "a1" });

test("an office's sign-in lasts twelve hours from signing in, however often it is renewed", async () => {
  await register("liaison");
  const { key } = await openSession(deps(), "s", undefined);

  for (const at of ["2016-11-01T06:00:00.000Z", "2016-11-01T12:29:59.999Z"]) {
    now = at;
    expect(await renewSignIn(deps(), key)).toMatchObject({ signedIn: true, accessToken: "s" });
  }
  now = "2016-11-01T12:30:00.000Z";
  await expect(renewSignIn(deps(), key)).rejects.toEqual(over);
});

test("an association's lasts thirty days, and an office's as soon as they are one of an office", async () => {
  await register("association");
  const { key, seconds } = await openSession(deps(), "s", undefined);
  expect(seconds).toBe(30 * 86_400);
  now = daysLater(morning, 29);
  expect(await renewSignIn(deps(), key)).toMatchObject({ signedIn: true });

  await register("supervisor");
  await expect(renewSignIn(deps(), key)).rejects.toEqual(over);
});

test("a setting that is made shorter holds for who is signed in already", async () => {
  await register("liaison");
  const { key } = await openSession(deps({ officeHours: 100, associationDays: 30 }), "s", undefined);
  now = daysLater(morning, 2);
  expect(await renewSignIn(deps({ officeHours: 100, associationDays: 30 }), key)).toMatchObject({
    signedIn: true,
  });

  await expect(renewSignIn(deps({ officeHours: 47, associationDays: 30 }), key)).rejects.toEqual(over);
});
