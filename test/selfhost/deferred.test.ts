import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createServerClient } from "#selfhost/commands/server-client.ts";
import type { Deferred } from "#shared/contract/base/deferred.ts";
import { sheetsOf } from "#test/support/receipts.ts";
import { csvOf, type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";
import { rowsOf } from "#test/support/sheets.ts";

let server: SelfHosted;
let token: string;
let path: string;

beforeAll(async () => {
  server = await startSelfHosted({ ANSWER_WITHIN_S: "0" });
  const importId = await server.commit("台账.csv", csvOf([["J1", "王小明", "会员", "花生协会"]]));
  token = await server.token("liaison");
  path = `/api/imports/${importId}/receipt.xlsx`;
}, 60_000);

afterAll(() => server?.stop());

const placeOf = (file: string) => join(server.settings.dataDir, "files", "deferred", file);
const fetchIt = (deferredId: string) => server.call("GET", `/api/deferred/${deferredId}`, { token });

async function defer(): Promise<Deferred> {
  const answer = await server.call("GET", path, { token });
  expect(answer.status).toBe(202);
  return (await answer.json()) as Deferred;
}

test("a receipt that is not ready in time is made meanwhile, and fetched when it is there", async () => {
  const { deferredId, state } = await defer();

  expect(state).toBe("making");
  await expect
    .poll(async () => (await fetchIt(deferredId)).headers.get("content-type"))
    .toContain("spreadsheetml");
  const bytes = await (await fetchIt(deferredId)).bytes();
  expect(rowsOf((await sheetsOf(bytes))[0])).toHaveLength(2);
  const stranger = { token: await server.token("auditor") };
  expect((await server.call("GET", `/api/deferred/${deferredId}`, stranger)).status).toBe(404);
});

test("the command line waits for it, and says so once", async () => {
  const said: string[] = [];
  const client = createServerClient(server.origin, token, (text) => said.push(text));
  const importId = path.split("/")[3] ?? "";

  const { status, bytes } = await client.call("read-receipt", { params: { importId } });

  expect([status, said]).toEqual([200, ["内容较多，服务器正在生成，请稍候……"]]);
  expect(rowsOf((await sheetsOf(bytes))[0])).toHaveLength(2);
});

test("one whose process ended is made by the next when it is asked for", async () => {
  const { deferredId } = await defer();
  await expect
    .poll(async () => JSON.parse(await readFile(placeOf(`${deferredId}.json`), "utf8")).state)
    .toBe("made");
  const { answer: _, ...job } = JSON.parse(await readFile(placeOf(`${deferredId}.json`), "utf8"));
  const stopped = { ...job, state: "making", heardAt: "2016-01-01T00:00:00.000Z" };
  await writeFile(placeOf(`${deferredId}.json`), JSON.stringify(stopped));

  expect(await (await fetchIt(deferredId)).json()).toMatchObject({ state: "waiting" });
  await server.local.whenIdle();

  expect((await fetchIt(deferredId)).headers.get("content-type")).toContain("spreadsheetml");
});

test("what was made is removed after a day", async () => {
  await defer();
  await mkdir(placeOf(""), { recursive: true });
  await writeFile(placeOf("fresh.json"), "{}");
  const old = new Date(Date.now() - 25 * 60 * 60 * 1000);
  const files = (await readdir(placeOf(""))).filter((name) => name !== "fresh.json");
  expect(files.length).toBeGreaterThan(1);
  for (const name of files) await utimes(placeOf(name), old, old);

  await server.local.removeOldFiles();

  expect(await readdir(placeOf(""))).toContain("fresh.json");
  expect(
    (await readdir(placeOf(""))).filter((name) => files.includes(name) && name.endsWith(".bytes")),
  ).toEqual([]);
});
