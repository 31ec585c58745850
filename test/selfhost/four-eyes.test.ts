import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "#shared/contract/routes.ts";
import { csvOf, formOf, type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";

const programme = {
  name: "双人复核的项目",
  city: "滁州市",
  goalYuan: 300_000_000,
  firstOn: "2016-06-01",
  lastOn: "2019-05-31",
  bank: { bankId: "psbc-chuzhou", name: "邮储银行" },
  counties: [{ code: "341102", name: "琅琊区" }],
  fourEyes: true,
};

let folder: string;
let server: SelfHosted;
let tokens: [first: string, second: string];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yinhui-four-eyes-"));
  const file = join(folder, "programme.json");
  await writeFile(file, JSON.stringify(programme));
  server = await startSelfHosted({ PROGRAMME_FILE: file });
  tokens = [await server.token("liaison"), await server.token("liaison", "2")];
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** Announces, sends and has checked a file as the first liaison. */
async function check(loanNo: string): Promise<string> {
  const content = csvOf([[loanNo, "王小明", "会员", "花生协会"]]);
  const { importId, upload } = await server.announce(`${loanNo}.csv`, content);
  await fetch(server.origin + upload.url, { method: "POST", body: formOf(upload.fields, content) });
  await server.local.whenIdle();
  return importId;
}

async function ask(token: string, method: string, path: string, body?: unknown) {
  const response = await server.call(method, path, { token, ...(body === undefined ? {} : { body }) });
  return { status: response.status, answer: await response.json() };
}

const read = async (importId: string, token: string) =>
  routes["read-import"].output.parse((await ask(token, "GET", `/api/imports/${importId}`)).answer);

test("the programme says that a second person is needed, and lists show what waits for one", async () => {
  const importId = await check("L1");

  const { answer: said } = await ask(tokens[0], "GET", "/api/programme");
  const { answer } = await ask(tokens[1], "GET", "/api/imports");

  expect(said).toMatchObject({ fourEyes: true });
  expect(routes["list-imports"].output.parse(answer).items[0]).toMatchObject({
    importId,
    stateName: "待复核",
    waitsFor: "second-person",
    mine: false,
  });
  expect(await read(importId, tokens[0])).toMatchObject({ waitsFor: "second-person", mine: true });
});

test("one brings a file in, another commits it, and the first may undo it", async () => {
  const importId = await check("L2");

  const alone = await ask(tokens[0], "POST", `/api/imports/${importId}/commit`);
  expect(alone).toMatchObject({
    status: 403,
    answer: {
      type: "/problems/four-eyes",
      detail: "本项目实行双人复核，登记导入的人不能自己确认入账。",
    },
  });
  expect((await ask(tokens[1], "POST", `/api/imports/${importId}/commit`)).status).toBe(202);
  await server.local.whenIdle();
  expect(await read(importId, tokens[1])).toMatchObject({ state: "committed", committedByMe: true });

  const reason = { reason: "传错了文件" };
  const own = await ask(tokens[1], "POST", `/api/imports/${importId}/undo`, reason);
  expect(own).toMatchObject({ status: 403, answer: { type: "/problems/four-eyes" } });
  expect((await ask(tokens[0], "POST", `/api/imports/${importId}/undo`, reason)).status).toBe(202);
  await server.local.whenIdle();
  expect(await read(importId, tokens[0])).toMatchObject({
    state: "undone",
    undo: { by: "demo:liaison", reason: "传错了文件", undoneCount: 1, keptCount: 0, kept: [] },
  });
});

test("another may send it back with a reason, but not without one", async () => {
  const importId = await check("L3");
  const path = `/api/imports/${importId}/send-back`;

  for (const body of [{}, { reason: "  " }, { reason: "长".repeat(501) }]) {
    expect(await ask(tokens[1], "POST", path, body)).toMatchObject({
      status: 400,
      answer: { detail: "请求的内容不合要求：原因（reason）。" },
    });
  }
  expect((await ask(tokens[0], "POST", path, { reason: "合计不符" })).status).toBe(403);
  expect(await ask(tokens[1], "POST", path, { reason: " 合计不符 " })).toMatchObject({
    status: 200,
    answer: {
      state: "sent-back",
      stateName: "复核退回",
      sentBack: { by: "demo:liaison-2", reason: "合计不符" },
    },
  });
});
