import { describe, expect, it } from "vitest";
import { deriveSigningKey } from "#shared/adapters/auth/derive-signing-key.ts";
import { createOwnTokenMaker } from "#shared/adapters/auth/own-token-maker.ts";
import { bytesOf, codeOf } from "#shared/adapters/system/totp-codes.ts";
import type { RouteId, RouteOutput } from "#shared/contract/routes.ts";
import { goodPassword, secretOf } from "#test/support/accounts.ts";
import type { CloudRequest } from "#test/support/aws/cloud-events.ts";
import { signingSeed } from "#test/support/cloud.ts";
import type { CloudOffice } from "#test/support/cloud-office.ts";

type Made = RouteOutput<"invite-person">;
type SignedIn = RouteOutput<"sign-in">;

const codeSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const laterSecret = "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U";
/** The code that an authenticator shows, or shows half a minute later. */
const codeNow = (secret: string, ahead = 0) =>
  codeOf(bytesOf(secret), Math.floor(Date.now() / 30_000) + ahead);

/** How people come in by accounts and links of the deployment's own, and are kept out. */
export function describePeople(office: () => CloudOffice): void {
  const call = async (id: RouteId, request: CloudRequest = {}) => {
    const { status, text, cookies: set } = await office().cloud.ask(id, request);
    const answer = JSON.parse(text) as Record<string, unknown>;
    return {
      status,
      answer,
      type: answer["type"],
      cookies: set.map((cookie) => cookie.split(";")[0] ?? ""),
      set,
    };
  };
  const refusal = (status: number, code: string) => ({ status, type: `/problems/${code}` });
  const invite = async (body: object) =>
    (await office().ask("invite-person", "supervisor", { body })) as Made;

  describe("people of the deployment's own", () => {
    let li: SignedIn;
    let kept: string[];
    let subject: string;
    const renew = (cookies: string[]) => call("renew-sign-in", { body: {}, cookies });
    const listed = async () =>
      ((await office().ask("list-people", "auditor")) as RouteOutput<"list-people">).items;

    it("are invited, set up password and authenticator, and are whom the invitation says", async () => {
      const made = await invite({ displayName: "李敏", role: "supervisor" });
      expect(made.url).toMatch(/^https:\/\/yinhui\.example\.cn\/#\/enter\/[\w-]{27}$/);
      const secret = secretOf(made.url);
      const entry = await call("open-entry-link", { body: { secret } });
      expect(entry).toMatchObject({ status: 200, answer: { kind: "invitation", needsCode: true } });
      const account = { secret, name: "limin", password: goodPassword };
      const setUp = (secondFactor?: object) =>
        call("set-up-account", { body: { ...account, ...(secondFactor && { secondFactor }) } });

      expect(await setUp()).toMatchObject(refusal(403, "sign-in-code-wrong"));
      const wrong = { secret: codeSecret, code: "000000" };
      expect(await setUp(wrong)).toMatchObject(refusal(403, "sign-in-code-wrong"));
      expect((await setUp({ secret: "short", code: "000000" })).status).toBe(400);
      const done = await setUp({ secret: codeSecret, code: codeNow(codeSecret) });
      expect(done.status, JSON.stringify(done.answer)).toBe(200);
      li = done.answer as SignedIn;
      expect(await setUp({ secret: codeSecret, code: codeNow(codeSecret, 1) })).toMatchObject(
        refusal(410, "entry-link-ended"),
      );

      const me = await call("read-me", { token: li.accessToken });
      expect(me.answer).toMatchObject({ displayName: "李敏", role: "supervisor", signInName: "limin" });
      subject = (await listed()).find(({ signInName }) => signInName === "limin")?.subject ?? "";
      expect(subject).toMatch(/^account:/);
    });

    it("sign in by password and a code that was not used, and by nothing less", async () => {
      const given = (body: object) =>
        call("sign-in", { body: { name: "LiMin", password: goodPassword, ...body } });

      expect(await given({ password: "不是这个密码的密码" })).toMatchObject(refusal(403, "sign-in-wrong"));
      expect(await given({ name: "nobody" })).toMatchObject(refusal(403, "sign-in-wrong"));
      expect(await given({})).toMatchObject(refusal(403, "sign-in-code-needed"));
      expect(await given({ code: "000000" })).toMatchObject(refusal(403, "sign-in-code-wrong"));
      const code = codeNow(codeSecret, 1);
      const signedIn = await given({ code });
      expect(signedIn.status, JSON.stringify(signedIn.answer)).toBe(200);
      li = signedIn.answer as SignedIn;
      expect(await given({ code })).toMatchObject(refusal(403, "sign-in-code-wrong"));
      kept = signedIn.cookies;
      expect(signedIn.set).toEqual([
        expect.stringMatching(
          /^__Host-yinhui=a\.[\w-]+\.[\w-]{27}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure$/,
        ),
      ]);
      const renewed = await Promise.all([renew(kept), renew(kept)]);
      for (const { answer, set } of renewed) {
        expect(set).toEqual([]);
        expect((await call("read-me", { token: String(answer["accessToken"]) })).status).toBe(200);
      }
      expect((await renew([])).answer).toEqual({ signedIn: false });
    });

    it("are out with their next request when they are locked, and in again when they are not", async () => {
      const lock = (locked: boolean) =>
        office().ask("change-person", "supervisor", { body: { subject, role: "supervisor", locked } });
      const token = li.accessToken;

      await lock(true);
      expect(await call("read-me", { token })).toMatchObject(refusal(403, "account-locked"));
      expect(await renew(kept)).toMatchObject(refusal(403, "account-locked"));
      await lock(false);
      expect((await call("read-me", { token })).status).toBe(200);
      expect((await renew(kept)).status).toBe(200);
    });

    it("change their password, or set another with another authenticator by a link, and renew nothing from before", async () => {
      const token = li.accessToken;
      const change = (current: string) =>
        call("change-password", { token, body: { current, fresh: "听取蛙声一片 2016 夏" } });
      expect(await change("不是这个密码的密码")).toMatchObject(refusal(403, "password-wrong"));
      expect((await change(goodPassword)).status).toBe(200);
      expect(await renew(kept)).toMatchObject(refusal(401, "sign-in-invalid"));

      const made = (await office().ask("make-password-link", "supervisor", { body: { subject } })) as Made;
      const secondFactor = { secret: laterSecret, code: codeNow(laterSecret) };
      const account = { secret: secretOf(made.url), password: goodPassword, secondFactor };
      expect((await call("set-up-account", { body: account })).status).toBe(200);
      const signIn = { name: "limin", password: goodPassword, code: codeNow(laterSecret, 1) };
      const again = await call("sign-in", { body: signIn });
      expect(again.status).toBe(200);
      kept = again.cookies;
    });

    it("change their authenticator themselves, which stays where the role has to have one", async () => {
      const token = li.accessToken;
      const set = (body: object) =>
        call("set-authenticator", { token, body: { password: goodPassword, ...body } });
      expect(await set({})).toMatchObject(refusal(403, "sign-in-code-kept"));
      const secondFactor = { secret: codeSecret, code: codeNow(codeSecret, 1) };
      expect(await set({ secondFactor })).toMatchObject(refusal(403, "sign-in-code-needed"));
      expect(await set({ secondFactor, code: codeNow(codeSecret) })).toMatchObject(
        refusal(403, "sign-in-code-wrong"),
      );
      expect((await call("read-me", { token })).answer).toMatchObject({
        authenticator: { isSet: true, isRequired: true },
      });
    });

    it("sign out, and the key that their browser kept is good for nothing any more", async () => {
      expect((await renew(kept)).answer).toMatchObject({ signedIn: true });

      const left = await call("sign-out", { body: {}, cookies: kept });

      expect(left.set).toEqual([expect.stringContaining("__Host-yinhui=; Path=/; Max-Age=0; ")]);
      expect(await renew(kept)).toMatchObject(refusal(401, "sign-in-invalid"));
    });

    it("let others in, whom those of the other issuer see and take away as their own", async () => {
      const auditor = { displayName: "审计员", role: "auditor" };
      const made = (await call("invite-person", { token: li.accessToken, body: auditor })).answer as Made;
      const secondFactor = { secret: codeSecret, code: codeNow(codeSecret) };
      const account = { secret: secretOf(made.url), name: "shenji", password: goodPassword, secondFactor };
      const { answer, cookies } = await call("set-up-account", { body: account });
      expect((await renew(cookies)).status).toBe(200);
      const token = String(answer["accessToken"]);
      const another = { secret: laterSecret, code: codeNow(laterSecret) };
      const changed = { password: goodPassword, code: codeNow(codeSecret, 1), secondFactor: another };
      expect((await call("set-authenticator", { token, body: changed })).status).toBe(200);
      expect((await call("list-journal", { token })).status).toBe(200);
      const theirs = (await listed()).find(({ signInName }) => signInName === "shenji")?.subject;

      await office().ask("remove-person", "supervisor", { body: { subject: theirs } });

      expect((await call("list-journal", { token })).status).toBe(403);
      expect(await renew(cookies)).toMatchObject(refusal(401, "sign-in-invalid"));
      const changes = await call("list-people-changes", { token: li.accessToken });
      expect(changes.answer).toMatchObject({
        items: expect.arrayContaining([
          expect.objectContaining({ kind: "removed", whom: "审计员", by: "supervisor" }),
          expect.objectContaining({ kind: "joined", whom: "审计员" }),
        ]),
      });
    });

    it("are an association by an access link, on any phone, until the link is ended", async () => {
      const { items } = (await office().ask("list-associations", "supervisor")) as {
        items: { associationId: string }[];
      };
      const associationId = items[0]?.associationId ?? "";
      const body = { associationId, readOnly: true };
      const made = (await office().ask("make-access-link", "supervisor", { body })) as Made;
      const open = () => call("open-entry-link", { body: { secret: secretOf(made.url) } });
      const phone = await open();
      expect(phone).toMatchObject({ status: 200, answer: { kind: "access-link" } });
      expect((await open()).status).toBe(200);
      const token = String(phone.answer["accessToken"]);
      expect((await call("read-me", { token })).answer).toMatchObject({ associationId, readOnly: true });
      expect(phone.set).toEqual([expect.stringContaining("; HttpOnly; SameSite=Strict; Secure")]);
      expect((await renew(phone.cookies)).answer).toMatchObject({ signedIn: true });

      const end = { params: { linkId: made.linkId } };
      expect(await office().ask("end-entry-link", "supervisor", end)).toMatchObject({ state: "ended" });

      expect(await call("read-me", { token })).toMatchObject(refusal(410, "entry-link-ended"));
      expect(await open()).toMatchObject(refusal(410, "entry-link-ended"));
      expect(await renew(phone.cookies)).toMatchObject(refusal(410, "entry-link-ended"));
      const links = (await office().ask("list-entry-links", "auditor")) as RouteOutput<"list-entry-links">;
      expect(links.items.map(({ kind, state }) => `${kind} ${state}`)).toContain("access-link ended");
    });

    it("are refused with tokens that are not the deployment's, wherever the key is told", async () => {
      const terms = { issuer: "urn:yinhui:embedded-issuer", audience: "https://yinhui.example.cn" };
      const tokenBy = async (seed: string, of = terms) => {
        const key = await deriveSigningKey(new TextEncoder().encode(seed));
        return (
          await createOwnTokenMaker(
            of,
            async () => key,
            () => "1",
          ).accessToken(subject)
        ).accessToken;
      };
      const asked = async (token: string) => (await call("list-loans", { token })).status;
      const [, payload = ""] = li.accessToken.split(".");
      const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString("base64url");

      expect(await asked(await tokenBy(signingSeed))).toBe(200);
      expect(await asked(await tokenBy("x".repeat(64)))).toBe(401);
      expect(await asked(await tokenBy(signingSeed, { ...terms, audience: "https://other.example" }))).toBe(
        401,
      );
      expect(await asked(`${none}.${payload}.`)).toBe(401);
    });

    it("are tried so often and no more: a name ten times, an address thirty", async () => {
      const wrong = (name: string, address: string) =>
        call("sign-in", { address, body: { name, password: "不是这个密码的密码" } });
      for (let made = 0; made < 10; made++) await wrong("victim", `203.0.113.${made % 2}`);
      expect(await wrong("victim", "203.0.113.2")).toMatchObject(refusal(429, "sign-in-locked"));

      const secret = "A".repeat(27);
      const from = "198.51.100.7";
      for (let opened = 0; opened < 40; opened++) {
        expect((await call("open-entry-link", { address: from, body: { secret } })).status).toBe(410);
      }
      for (let made = 0; made < 30; made++) expect((await wrong(`name-${made}`, from)).status).toBe(403);
      const over = await wrong("another", from);
      expect(over).toMatchObject(refusal(429, "too-many-tries"));
      expect((await call("open-entry-link", { address: "198.51.100.8", body: { secret } })).status).toBe(410);
    });
  });
}
