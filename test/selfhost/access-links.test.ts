import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EntryAnswer } from "#shared/contract/people/entry-schemas.ts";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { firstSupervisor, goodPassword, postEntry, secretOf } from "#test/support/accounts.ts";
import { csvOf, type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";

type Made = RouteOutput<"make-access-link">;

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

async function makeLink(readOnly: boolean): Promise<Made> {
  const body = { associationId, readOnly };
  const response = await server.call("POST", "/api/people/access-links", { token: supervisor, body });
  expect(response.status).toBe(201);
  return (await response.json()) as Made;
}

async function enter(url: string): Promise<string> {
  const response = await postEntry(server, "", { secret: secretOf(url) });
  const answer = (await response.json()) as EntryAnswer;
  if (answer.kind !== "access-link") throw new Error(`this is ${answer.kind}`);
  return answer.accessToken;
}

async function linkNow(linkId: string) {
  const response = await server.call("GET", "/api/people/links", { token: supervisor });
  const { items } = (await response.json()) as RouteOutput<"list-entry-links">;
  return items.find((link) => link.linkId === linkId);
}

describe("an access link", () => {
  test("signs in as its association again and again, for reading where it says so, and tells its last use", async () => {
    const made = await makeLink(true);
    expect(new URL(made.url).search).toBe("");
    expect(secretOf(made.url)).toMatch(/^[\w-]{27}$/);
    expect((await linkNow(made.linkId))?.usedAt).toBeUndefined();

    for (const token of [await enter(made.url), await enter(made.url)]) {
      const me = await server.call("GET", "/api/me", { token });
      expect(await me.json()).toMatchObject({ role: "association", associationId, readOnly: true });
      const loans = await server.call("GET", "/api/loans", { token });
      expect(await loans.json()).toMatchObject({ items: [{ loanNo: "J1" }] });
      const body = { current: goodPassword, fresh: goodPassword };
      const written = await server.call("POST", "/api/me/password", { token, body });
      expect([written.status, await written.json()]).toMatchObject([403, { type: "/problems/reading-only" }]);
    }
    expect((await linkNow(made.linkId))?.usedAt).toBeDefined();
  });

  test("that lets more than read is not stopped by that", async () => {
    const token = await enter((await makeLink(false)).url);

    const body = { current: goodPassword, fresh: goodPassword };
    const written = await server.call("POST", "/api/me/password", { token, body });
    expect(await written.json()).toMatchObject({ type: "/problems/account-unknown" });
  });

  test("that is ended ends at once, with the token that it gave before", async () => {
    const made = await makeLink(true);
    const token = await enter(made.url);

    const ended = await server.call("POST", `/api/people/links/${made.linkId}/end`, { token: supervisor });
    expect(await ended.json()).toMatchObject({ state: "ended", endedBy: "王芳" });

    const loans = await server.call("GET", "/api/loans", { token });
    expect([loans.status, await loans.json()]).toMatchObject([
      410,
      { type: "/problems/entry-link-ended", remedy: expect.stringContaining("科协") },
    ]);
    expect((await postEntry(server, "", { secret: secretOf(made.url) })).status).toBe(410);
  });

  test("is not on the list of people, and cannot be made a person of another kind", async () => {
    await makeLink(true);
    const people = await server.call("GET", "/api/people", { token: supervisor });
    const { items } = (await people.json()) as RouteOutput<"list-people">;
    expect(items.map(({ displayName }) => displayName)).toEqual(["王芳"]);

    const registered = await server.local.deps.people.list("urn:yinhui:embedded-issuer");
    const subject = registered.find((person) => person.subject.startsWith("link:"))?.subject;
    const body = { subject, role: "supervisor", locked: false };
    expect((await server.call("POST", "/api/people/change", { token: supervisor, body })).status).toBe(404);
  });

  test("that has ended shuts nobody out, however often an office opens it: it is too long to guess", async () => {
    for (let opened = 0; opened < 40; opened++)
      expect((await postEntry(server, "", { secret: `ended-${opened}` })).status).toBe(410);

    expect(await enter((await makeLink(true)).url)).toMatch(/^ey/);
  });
});

test("neither a link's secret nor a password lies in the data folder", async () => {
  const made = await makeLink(true);

  const folder = server.settings.dataDir;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(3);
  for (const { parentPath, name } of files) {
    const bytes = await readFile(join(parentPath, name));
    expect(bytes.includes(secretOf(made.url)), name).toBe(false);
    expect(bytes.includes(goodPassword), name).toBe(false);
  }
});
