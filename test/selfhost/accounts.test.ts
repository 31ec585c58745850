import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inviteFromCommandLine } from "#selfhost/commands/invite-person.ts";
import { mintToken } from "#selfhost/mint-token.ts";
import type { RouteOutput } from "#shared/contract/routes.ts";
import {
  firstSupervisor,
  followInvitation,
  goodPassword,
  postEntry,
  secretOf,
  signInAs,
} from "#test/support/accounts.ts";
import { csvOf, type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";
import { askSession, createBrowser, sendSignInForm, tokenKept } from "#test/support/sign-in-walk.ts";

let server: SelfHosted;
let demo: string;
let supervisor: string;
let associationId: string;
beforeAll(async () => {
  server = await startSelfHosted();
  await server.commit("a.csv", csvOf([["J1", "王小明", "会员", "花生协会"]]));
  associationId = (await server.local.deps.associations.list())[0]?.associationId ?? "";
  demo = await server.token("supervisor");
});
afterAll(() => server.stop());

async function post<T = { type: string; detail: string }>(path: string, body?: unknown, token = supervisor) {
  const response = await server.call("POST", `/api${path}`, {
    token,
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, answer: (await response.json()) as T };
}

async function me(token: string) {
  const response = await server.call("GET", "/api/me", { token });
  return {
    status: response.status,
    answer: (await response.json()) as RouteOutput<"read-me"> & { type: string },
  };
}

/** Invites somebody and follows the link; gives their token. */
async function letIn(name: string, role: string, association?: string): Promise<string> {
  const invited = await post<RouteOutput<"invite-person">>("/people/invitations", {
    displayName: `${name}先生`,
    role,
    ...(association === undefined ? {} : { associationId: association }),
  });
  expect(invited.status).toBe(201);
  return (await followInvitation(server, invited.answer.url, name)).access_token;
}

async function personNamed(name: string) {
  const response = await server.call("GET", "/api/people", { token: supervisor });
  const { items } = (await response.json()) as RouteOutput<"list-people">;
  const found = items.find(({ signInName }) => signInName === name);
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return found;
}

describe("the first account", () => {
  test("is a supervisor's", async () => {
    const early = await post("/people/invitations", { displayName: "李敏", role: "liaison" }, demo);
    expect([early.status, early.answer.type]).toEqual([409, "/problems/supervisor-first"]);
    await expect(inviteFromCommandLine(server.settings, "auditor")).rejects.toMatchObject({
      code: "supervisor-first",
    });
  });

  test("ends the demo accounts: their tokens, their sign-in and the command that mints them", async () => {
    expect((await me(demo)).status).toBe(200);

    supervisor = await firstSupervisor(server);

    expect(await me(supervisor)).toMatchObject({
      status: 200,
      answer: { role: "supervisor", displayName: "王芳" },
    });
    expect(await me(demo)).toMatchObject({ status: 403, answer: { type: "/problems/demo-over" } });
    const { page, chosen } = await sendSignInForm(server.origin, { account: "demo:supervisor" });
    expect(page).toContain("登录名");
    expect(page).not.toContain("demo:");
    expect(chosen.status).toBe(403);
    await expect(mintToken(server.settings, "supervisor")).rejects.toMatchObject({ code: "demo-over" });
  });
});

describe("an invitation", () => {
  test("lets in once, as what the supervisor said, and is kept in the history", async () => {
    const { answer } = await post<RouteOutput<"invite-person">>("/people/invitations", {
      displayName: "花生秘书",
      role: "association",
      associationId,
    });
    const peeked = await postEntry(server, "", { secret: secretOf(answer.url) });
    expect(await peeked.json()).toMatchObject({ kind: "invitation", associationName: "花生协会" });

    const { access_token: token } = await followInvitation(server, answer.url, "花生协会秘书");
    expect(await me(token)).toMatchObject({ answer: { role: "association", associationId } });

    const again = await postEntry(server, "/account", {
      secret: secretOf(answer.url),
      name: "second",
      password: goodPassword,
    });
    expect([again.status, ((await again.json()) as { type: string }).type]).toEqual([
      410,
      "/problems/entry-link-ended",
    ]);
    const changes = await server.call("GET", "/api/people/changes?limit=2", { token: supervisor });
    expect(await changes.json()).toMatchObject({
      items: [
        { kind: "joined", whom: "花生秘书" },
        { kind: "invited", by: "王芳", after: { associationName: "花生协会" } },
      ],
    });
  });

  test("that was withdrawn, or never was, lets nobody in", async () => {
    const { answer } = await post<RouteOutput<"invite-person">>("/people/invitations", {
      displayName: "李敏",
      role: "auditor",
    });
    expect((await post(`/people/links/${answer.linkId}/end`)).status).toBe(200);

    for (const secret of [secretOf(answer.url), "nothing"]) {
      expect((await postEntry(server, "", { secret })).status).toBe(410);
    }
    expect((await post(`/people/links/${answer.linkId}/end`)).status).toBe(410);
  });

  test("takes no weak password and no name that is taken, and says why", async () => {
    const { answer } = await post<RouteOutput<"invite-person">>("/people/invitations", {
      displayName: "李敏",
      role: "auditor",
    });
    const choose = async (name: string, password: string) => {
      const response = await postEntry(server, "/account", { secret: secretOf(answer.url), name, password });
      return (await response.json()) as { detail: string };
    };

    expect((await choose("limin", "short")).detail).toContain("至少 10 个字");
    expect((await choose("limin2016x", "LIMIN2016X")).detail).toContain("登录名");
    expect((await choose("limin", "1234567890")).detail).toContain("太常见");
    expect((await choose("<b>", goodPassword)).detail).toContain("登录名只能用");
    expect((await choose(" WangFang ", goodPassword)).detail).toContain("已有人用");
    expect((await postEntry(server, "", { secret: secretOf(answer.url) })).status).toBe(200);
  });
});

describe("what the supervisor changes", () => {
  test("holds from the next request on, with the token that was given before", async () => {
    const token = await letIn("zhang", "auditor");
    const { subject } = await personNamed("zhang");
    const statusOf = async (path: string) => (await server.call("GET", path, { token })).status;
    expect(await statusOf("/api/journal")).toBe(200);

    await post("/people/change", { subject, role: "association", associationId, locked: false });
    expect(await statusOf("/api/journal")).toBe(403);
    expect((await me(token)).answer).toMatchObject({ role: "association", associationId });

    await post("/people/change", { subject, role: "association", associationId, locked: true });
    expect(await me(token)).toMatchObject({ status: 403, answer: { type: "/problems/account-locked" } });
    const locked = await sendSignInForm(server.origin, { name: "zhang", password: goodPassword });
    expect(await locked.chosen.text()).toContain("已被科协停用");

    await post("/people/change", { subject, role: "liaison", locked: false });
    expect((await me(token)).answer).toMatchObject({ role: "liaison", bankId: "psbc-chuzhou" });

    await post("/people/remove", { subject });
    expect((await me(token)).status).toBe(403);
    const removed = await sendSignInForm(server.origin, { name: "zhang", password: goodPassword });
    expect(removed.chosen.status).toBe(403);
  });

  test("leaves a supervisor always", async () => {
    const { subject } = await personNamed("wangfang");
    const changes = [
      post("/people/remove", { subject }),
      post("/people/change", { subject, role: "auditor", locked: false }),
      post("/people/change", { subject, role: "supervisor", locked: true }),
    ];
    for (const { status, answer } of await Promise.all(changes)) {
      expect([status, answer.type]).toEqual([409, "/problems/last-supervisor"]);
    }
    const unknown = await post("/people/change", {
      subject,
      role: "association",
      associationId: "nothing",
      locked: false,
    });
    expect(unknown.status).toBe(404);
  });
});

describe("a password", () => {
  test("that is wrong ten times locks its name, known or not, until the time is over or the supervisor helps", async () => {
    await letIn("chen", "auditor");
    const attempt = async (name: string, password: string) =>
      (await sendSignInForm(server.origin, { name, password })).chosen;

    for (let times = 0; times < 10; times++) {
      const wrong = await attempt("chen", `wrong password ${times}`);
      expect(wrong.status).toBe(403);
      if (times === 0) expect(await wrong.text()).toContain("登录名或密码不对");
    }
    const locked = await attempt("CHEN", goodPassword);
    expect([locked.status, await locked.text()]).toEqual([429, expect.stringContaining("以后再试")]);
    const { subject, lockedUntil } = await personNamed("chen");
    expect(lockedUntil).toBeDefined();

    await post("/people/change", { subject, role: "auditor", locked: false });

    expect((await personNamed("chen")).lockedUntil).toBeUndefined();
    expect((await me(await signInAs(server, "chen"))).answer.role).toBe("auditor");
  }, 60_000);

  test("is set anew by a one-time link, which ends what was signed in", async () => {
    await letIn("sun", "auditor");
    const { subject } = await personNamed("sun");
    const browse = createBrowser(server.origin);
    await sendSignInForm(server.origin, { name: "sun", password: goodPassword }, browse);
    await tokenKept(browse);

    const first = await post<RouteOutput<"make-password-link">>("/people/password-links", { subject });
    const second = await post<RouteOutput<"make-password-link">>("/people/password-links", { subject });
    expect((await postEntry(server, "", { secret: secretOf(first.answer.url) })).status).toBe(410);
    const peeked = await postEntry(server, "", { secret: secretOf(second.answer.url) });
    expect(await peeked.json()).toMatchObject({ kind: "new-password", signInName: "sun" });
    const fresh = "听取蛙声一片稻花香里";
    await followInvitation(server, second.answer.url, "", fresh);

    expect((await askSession(browse, "renewal")).status).toBe(401);
    expect((await sendSignInForm(server.origin, { name: "sun", password: goodPassword })).chosen.status).toBe(
      403,
    );
    expect((await me(await signInAs(server, "sun", fresh))).status).toBe(200);
  }, 60_000);

  test("is changed by its owner, who has to know it", async () => {
    const token = await letIn("zhou", "auditor");
    const fresh = "七八个星天外两三点雨";

    const wrong = await post("/me/password", { current: "not the present one", fresh }, token);
    expect([wrong.status, wrong.answer.type]).toEqual([403, "/problems/password-wrong"]);
    const weak = await post("/me/password", { current: goodPassword, fresh: "zhou" }, token);
    expect(weak.status).toBe(422);
    expect((await post("/me/password", { current: goodPassword, fresh }, token)).status).toBe(200);

    expect((await me(await signInAs(server, "zhou", fresh))).answer).toMatchObject({ signInName: "zhou" });
    expect((await personNamed("zhou")).lastSignInAt).toBeDefined();
  }, 60_000);
});
