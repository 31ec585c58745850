import { afterAll, beforeAll, expect, test } from "vitest";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";

let server: SelfHosted;

beforeAll(async () => {
  server = await startSelfHosted();
});

afterAll(() => server.stop());

test("a text that misleads is refused at the door, whether it is looked for or kept", async () => {
  const token = await server.token("liaison");
  const search = await server.call("POST", "/api/loans/find", { token, body: { search: "花生\u202e" } });
  expect([search.status, await search.text()]).toEqual([400, expect.stringContaining("看不见的控制字符")]);

  const { importId } = await server.announce("book.csv", new TextEncoder().encode("a"));
  const body = { reason: "错\u0000了" };
  const back = await server.call("POST", `/api/imports/${importId}/send-back`, { token, body });
  expect([back.status, await back.text()]).toEqual([400, expect.stringContaining("看不见的控制字符")]);
});

test("the name of an announced file is kept without what misleads, and without folders", async () => {
  const { importId } = await server.announce("..\\贷\u202e款\r\n.csv", new TextEncoder().encode("a"));
  const token = await server.token("liaison");
  const answer = await server.call("GET", `/api/imports/${importId}`, { token });
  expect(((await answer.json()) as RouteOutput<"read-import">).fileName).toBe("贷款 .csv");
});
