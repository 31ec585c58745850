import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inviteFromCommandLine } from "#selfhost/commands/invite-person.ts";
import { bytesOf, codeOf } from "#shared/adapters/system/totp-codes.ts";
import type { RouteOutput } from "#shared/contract/routes.ts";
import {
  firstSupervisor,
  followInvitation,
  goodPassword,
  postEntry,
  secretOf,
  signInAs,
} from "#test/support/accounts.ts";
import { type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";
import { sendSignInForm } from "#test/support/sign-in-walk.ts";

const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
/** The code that an authenticator shows, or shows half a minute later. */
const codeNow = (ahead = 0) => codeOf(bytesOf(secret), Math.floor(Date.now() / 30_000) + ahead);

describe("an authenticator on a server of one's own", () => {
  let server: SelfHosted;
  let supervisor: string;
  beforeAll(async () => {
    server = await startSelfHosted();
    supervisor = await firstSupervisor(server);
  });
  afterAll(() => server.stop());

  const post = async <T>(path: string, body: unknown, token: string) => {
    const response = await server.call("POST", `/api${path}`, { token, body });
    return { status: response.status, answer: (await response.json()) as T };
  };
  const me = async (token: string) =>
    (await (await server.call("GET", "/api/me", { token })).json()) as RouteOutput<"read-me">;

  test("is set up by its owner, asked for by the form, and set anew by a link of the office", async () => {
    const invited = await post<RouteOutput<"invite-person">>(
      "/people/invitations",
      { displayName: "李敏", role: "auditor" },
      supervisor,
    );
    const token = (await followInvitation(server, invited.answer.url, "limin")).access_token;
    expect((await me(token)).authenticator).toEqual({ isSet: false, isRequired: false });

    const given = { password: goodPassword, secondFactor: { secret, code: codeNow() } };
    expect((await post("/me/authenticator", given, token)).status).toBe(200);

    const fields = { name: "limin", password: goodPassword };
    const asked = await sendSignInForm(server.origin, fields);
    expect([asked.chosen.status, await asked.chosen.text()]).toEqual([
      403,
      expect.stringContaining("动态验证码"),
    ]);
    const code = codeNow(1);
    const { landed } = await sendSignInForm(server.origin, { ...fields, code });
    expect(landed?.searchParams.get("code")).toMatch(/./);
    expect((await sendSignInForm(server.origin, { ...fields, code })).chosen.status).toBe(403);

    const { subject } = await listed("limin");
    const link = await post<RouteOutput<"make-password-link">>(
      "/people/password-links",
      { subject },
      supervisor,
    );
    await followInvitation(server, link.answer.url, "", "听取蛙声一片稻花香里");
    const again = await signInAs(server, "limin", "听取蛙声一片稻花香里");
    expect((await me(again)).authenticator).toEqual({ isSet: false, isRequired: false });
    const changes = await server.call("GET", "/api/people/changes?limit=10", { token: supervisor });
    expect(await changes.text()).toContain('"kindName":"设动态验证码"');
  }, 60_000);

  async function listed(name: string) {
    const response = await server.call("GET", "/api/people", { token: supervisor });
    const { items } = (await response.json()) as RouteOutput<"list-people">;
    return items.find(({ signInName }) => signInName === name) ?? { subject: "" };
  }
});

describe("a server that asks everybody of an office for codes", () => {
  let server: SelfHosted;
  beforeAll(async () => {
    server = await startSelfHosted({ SECOND_FACTOR: "required" });
  });
  afterAll(() => server.stop());

  test("has them set up with the password, and keeps out who has none", async () => {
    const { url } = await inviteFromCommandLine(server.settings, "supervisor", undefined, "王芳");
    const peeked = await postEntry(server, "", { secret: secretOf(url) });
    expect(await peeked.json()).toMatchObject({ kind: "invitation", needsCode: true });
    const account = { secret: secretOf(url), name: "wangfang", password: goodPassword };
    expect((await postEntry(server, "/account", account)).status).toBe(403);
    const secondFactor = { secret, code: codeNow() };
    expect((await postEntry(server, "/account", { ...account, secondFactor })).status).toBe(200);

    const fields = { name: "wangfang", password: goodPassword };
    expect((await sendSignInForm(server.origin, fields)).chosen.status).toBe(403);
    const { landed } = await sendSignInForm(server.origin, { ...fields, code: codeNow(1) });
    expect(landed?.searchParams.get("code")).toMatch(/./);

    const [known] = await server.local.deps.people.list("urn:yinhui:embedded-issuer");
    await server.local.deps.embedded?.accounts.setSecondFactor(known?.subject ?? "", undefined);
    const { page, chosen } = await sendSignInForm(server.origin, fields);
    expect(page).not.toContain("动态验证码");
    expect([chosen.status, await chosen.text()]).toEqual([403, expect.stringContaining("还没有设置")]);
  }, 60_000);
});
