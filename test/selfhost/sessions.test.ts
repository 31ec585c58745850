import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { firstSupervisor, followInvitation, goodPassword, secretOf } from "#test/support/accounts.ts";
import { csvOf, type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";
import { askSession, createBrowser, sendSignInForm, tokenKept } from "#test/support/sign-in-walk.ts";

let server: SelfHosted;
let supervisor: string;
let associationId: string;
beforeAll(async () => {
  server = await startSelfHosted();
  await server.commit("a.csv", csvOf([["J1", "王小明", "会员", "花生协会"]]));
  associationId = (await server.local.deps.associations.list())[0]?.associationId ?? "";
  supervisor = await firstSupervisor(server);
});
afterAll(() => server.stop());

async function post<T = unknown>(path: string, body: unknown): Promise<T> {
  const response = await server.call("POST", `/api${path}`, { token: supervisor, body });
  if (response.status >= 300) throw new Error(await response.text());
  return (await response.json()) as T;
}

/** Lets somebody in by an invitation; gives what signs them in in a browser of their own. */
async function invited(name: string, role = "auditor") {
  const { url } = await post<RouteOutput<"invite-person">>("/people/invitations", {
    displayName: name,
    role,
  });
  await followInvitation(server, url, name);
  return async (jar: Jar = new Map()) => {
    const browse = createBrowser(server.origin, jar);
    const { chosen } = await sendSignInForm(server.origin, { name, password: goodPassword }, browse);
    expect(chosen.status).toBe(303);
    return { browse, jar, set: chosen.headers.get("set-cookie") ?? "" };
  };
}

type Jar = Map<string, string>;

/** A browser into which somebody put what another one kept. */
const browserWith = (jar: Jar) => createBrowser(server.origin, new Map(jar));

async function nameOf(token: string): Promise<string> {
  const me = await server.call("GET", "/api/me", { token });
  return ((await me.json()) as RouteOutput<"read-me">).displayName;
}

async function subjectOf(name: string): Promise<string> {
  const response = await server.call("GET", "/api/people", { token: supervisor });
  const { items } = (await response.json()) as RouteOutput<"list-people">;
  return items.find(({ signInName }) => signInName === name)?.subject ?? "";
}

describe("a browser in which somebody signed in", () => {
  test("gets another token whenever it asks, by what no script can read, in two tabs at once too", async () => {
    const { browse } = await (await invited("zhao"))();

    const answers = await Promise.all([1, 2, 3].map(() => askSession(browse, "renewal")));
    for (const { status, answer, cookie } of answers) {
      expect([status, answer["expiresInSeconds"], cookie]).toEqual([200, 3600, null]);
      expect(await nameOf(String(answer["accessToken"]))).toBe("zhao");
    }
  });

  test("is signed out by its page, and the key that it kept is good for nothing from then on", async () => {
    const signIn = await invited("qian");
    const [one, other] = [await signIn(), await signIn()];
    const thief = browserWith(one.jar);

    const left = await askSession(one.browse, "end");
    expect([left.status, left.cookie]).toEqual([
      200,
      expect.stringMatching(/^yinhui-\d+=; Path=\/; Max-Age=0; /),
    ]);

    expect((await askSession(one.browse, "renewal")).answer).toEqual({ signedIn: false });
    expect((await askSession(thief, "renewal")).status).toBe(401);
    expect(await nameOf(await tokenKept(other.browse))).toBe("qian");
  });

  test("is another's once they sign in there, and the first one's key is worth nothing", async () => {
    const [asOne, asOther] = [await invited("sun"), await invited("li")];
    const { browse, jar } = await asOne();
    const old = browserWith(jar);

    await asOther(jar);

    expect(await nameOf(await tokenKept(browse))).toBe("li");
    expect((await askSession(old, "renewal")).status).toBe(401);
  });

  test("asks in vain once its owner is locked, removed, or has another password", async () => {
    const signIn = await invited("zhou");
    const { browse } = await signIn();
    const subject = await subjectOf("zhou");

    await post("/people/change", { subject, role: "auditor", locked: true });
    expect((await askSession(browse, "renewal")).answer).toMatchObject({ type: "/problems/account-locked" });
    await post("/people/change", { subject, role: "auditor", locked: false });
    const token = await tokenKept(browse);

    const body = { current: goodPassword, fresh: "七八个星天外两三点雨" };
    const elsewhere = await signIn();
    const changed = await browse("/api/me/password", {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    expect([changed.status, await changed.json()]).toEqual([200, { done: true }]);
    expect((await askSession(elsewhere.browse, "renewal")).status).toBe(401);
    expect(await nameOf(await tokenKept(browse))).toBe("zhou");
    const again = await server.call("POST", "/api/me/password", {
      token,
      body: { current: body.fresh, fresh: goodPassword },
    });
    expect([again.status, again.headers.get("set-cookie")]).toEqual([200, null]);
    expect((await askSession(browse, "renewal")).status).toBe(401);

    const { browse: gone } = await (await invited("wu"))();
    await post("/people/remove", { subject: await subjectOf("wu") });
    expect((await askSession(gone, "renewal")).status).toBe(401);
  }, 60_000);

  test("stays signed in as long as the office says, in hours for those who see the whole programme", async () => {
    const signIn = await invited("zheng");
    expect((await signIn()).set).toContain("; Max-Age=43200; HttpOnly; SameSite=Strict");

    const sessionTerms = { officeHours: 2, associationDays: 7 };
    await post("/settings", { revision: 0, reason: "试", settings: { sessionTerms } });
    expect((await signIn()).set).toContain("; Max-Age=7200; ");
  });

  test("is not asked by another site's page: not from elsewhere, and not by a form", async () => {
    const { browse } = await (await invited("wang"))();
    const elsewhere = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "content-type": "text/plain" },
    ];

    for (const headers of elsewhere) {
      for (const what of ["renewal", "end"] as const) {
        const { status, cookie } = await askSession(browse, what, headers);
        expect([status, cookie], JSON.stringify(headers)).toEqual([403, null]);
      }
    }
    const own = { origin: server.origin, "sec-fetch-site": "same-origin" };
    expect((await askSession(browse, "renewal", own)).answer["signedIn"]).toBe(true);
  });

  test("that never was, or whose cookie is nonsense, is signed in to nothing and told nothing", async () => {
    for (const value of ["", "nonsense", "a..", "a.x", "l.", `a.${"x".repeat(500)}.y`, "a.bm9ib2R5.%00"]) {
      const browse = browserWith(new Map([[`yinhui-${new URL(server.origin).port}`, value]]));
      expect((await askSession(browse, "renewal")).answer, value).toEqual({ signedIn: false });
      expect((await askSession(browse, "end")).status).toBe(200);
    }
  });
});

test("who signs in, out, and asks in vain for what is not theirs stands in the log, by number and not by name", async () => {
  const said: string[] = [];
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((line) => said.push(String(line)) > 0);
  const { browse } = await (await invited("chu"))();
  const token = await tokenKept(browse);
  const allowed = await server.call("GET", "/api/people/changes", { token });
  const refused = await server.call("POST", "/api/reports/2016-06", { token });
  await askSession(browse, "end");
  spy.mockRestore();

  const subject = await subjectOf("chu");
  expect([allowed.status, refused.status]).toEqual([200, 403]);
  const events = said.flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as object] : []));
  expect(events).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ event: "signed-in", subject }),
      expect.objectContaining({
        event: "access-refused",
        route: "publish-report",
        subject,
        code: "not-permitted",
        requestId: refused.headers.get("x-request-id"),
      }),
      expect.objectContaining({ event: "signed-out", subject }),
    ]),
  );
  expect(said.join()).not.toMatch(/"chu"/);
});

describe("a phone on which an access link was opened", () => {
  const makeLink = () =>
    post<RouteOutput<"make-access-link">>("/people/access-links", { associationId, readOnly: true });
  const open = async (url: string, browse = createBrowser(server.origin)) => {
    const answer = await browse("/oidc/entry", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ secret: secretOf(url) }),
    });
    expect(answer.status).toBe(200);
    expect(Object.keys((await answer.json()) as object).sort()).toEqual([
      "accessToken",
      "expiresInSeconds",
      "kind",
    ]);
    return { browse, set: answer.headers.get("set-cookie") ?? "" };
  };

  test("stays signed in like any other on which it was, until it is ended", async () => {
    const { url, linkId } = await makeLink();
    const [one, other] = [await open(url), await open(url)];
    const seconds = Number(/Max-Age=(\d+)/.exec(one.set)?.[1]);
    expect(seconds).toBeGreaterThan(364 * 86_400);
    expect(await nameOf(await tokenKept(one.browse))).toBe("花生协会");

    expect((await askSession(one.browse, "end")).status).toBe(200);
    expect((await askSession(one.browse, "renewal")).answer).toEqual({ signedIn: false });
    expect(await nameOf(await tokenKept(other.browse))).toBe("花生协会");

    await post(`/people/links/${linkId}/end`, {});
    const ended = await askSession(other.browse, "renewal");
    expect([ended.status, ended.answer["type"]]).toEqual([410, "/problems/entry-link-ended"]);
  });

  test("is the association's in place of who was signed in before", async () => {
    const { browse, jar } = await (await invited("feng"))();
    const old = browserWith(jar);

    await open((await makeLink()).url, browse);

    expect(await nameOf(await tokenKept(browse))).toBe("花生协会");
    expect((await askSession(old, "renewal")).status).toBe(401);
  });
});
