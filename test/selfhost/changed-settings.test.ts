import { afterAll, beforeAll, expect, test } from "vitest";
import { openLocalClient } from "#selfhost/commands/local-client.ts";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { csvOf, type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";

let server: SelfHosted;
beforeAll(async () => {
  server = await startSelfHosted();
});
afterAll(() => server.stop());

test("what a supervisor changes holds in the server and in the command line at once, and has its history", async () => {
  const token = await server.token("supervisor");
  const body = { revision: 0, reason: "市里调整目标", settings: { goalFen: 60_000_000_000, fourEyes: true } };
  const client = await openLocalClient(server.settings);

  const changed = await server.call("POST", "/api/settings", { token, body });

  expect(changed.status).toBe(201);
  const programme = await (await server.call("GET", "/api/programme", { token })).json();
  expect(programme).toMatchObject({ goalFen: 60_000_000_000, fourEyes: true, lastOn: "2019-05-31" });
  const progress = await client.call("read-progress");
  expect(JSON.parse(new TextDecoder().decode(progress.bytes))).toMatchObject({ goalFen: 60_000_000_000 });
  await client.close();
  const settings = (await (
    await server.call("GET", "/api/settings", { token: await server.token("auditor") })
  ).json()) as RouteOutput<"read-settings">;
  expect(settings).toMatchObject({
    revision: 1,
    settings: { goalFen: 60_000_000_000, firstOn: "2016-06-01", fourEyes: true, products: [] },
    items: [
      {
        revision: 1,
        changedBy: "科协（演示）",
        reason: "市里调整目标",
        before: { goalFen: 30_000_000_000, fourEyes: false },
        after: { goalFen: 60_000_000_000, fourEyes: true },
      },
    ],
  });
  expect(await (await fetch(`${server.origin}/api/health`)).json()).toMatchObject({ status: "ok" });
});

test("the day and hour of reports are set, told with their history, and refused where not every month has them", async () => {
  const token = await server.token("supervisor");
  const change = (revision: number, settings: Record<string, number>) =>
    server.call("POST", "/api/settings", { token, body: { revision, reason: "银行月初结账", settings } });

  const changed = await change(1, { reportDay: 10, reportHour: 9 });
  const refused = await change(2, { reportDay: 29, reportHour: 24 });

  expect(await changed.json()).toMatchObject({
    before: { reportDay: 1, reportHour: 8 },
    after: { reportDay: 10, reportHour: 9 },
  });
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({
    detail: "项目设置不合要求：月报发布日应为 1 到 28 日、月报发布时间应为 0 到 23 点的整点。",
  });
  const settings = await (await server.call("GET", "/api/settings", { token })).json();
  expect(settings).toMatchObject({ revision: 2, settings: { reportDay: 10, reportHour: 9 } });
});

test("counties, banks and addresses need no file: they are read by the next file, and masked for who cannot change them", async () => {
  const token = await server.token("supervisor");
  const change = (revision: number, settings: object) =>
    server.call("POST", "/api/settings", { token, body: { revision, reason: "本县设立经开区", settings } });
  expect((await change(2, { fourEyes: false })).status).toBe(201);
  await server.commit("a.csv", csvOf([["J1", "王小明", "会员", "花生协会"]]));
  const counties = [
    { code: "341102", name: "琅琊区", aliases: [] },
    { code: "341199", name: "经济开发区", aliases: ["经开区"] },
  ];
  const banks = [{ bankId: "psbc-chuzhou", name: "邮储银行滁州市分行" }];

  expect((await change(3, { counties: counties.slice(1) })).status).toBe(400);
  const changed = await change(3, { counties, banks, mailTo: ["office@example.cn"] });

  expect(changed.status).toBe(201);
  const programme = await (await server.call("GET", "/api/programme", { token })).json();
  expect(programme).toMatchObject({
    bank: { name: "邮储银行滁州市分行" },
    counties: [{}, { name: "经济开发区" }],
  });
  const book = new TextDecoder()
    .decode(csvOf([["J2", "王小明", "会员", "花生协会"]]))
    .replace("琅琊区", "经开区");
  await server.commit("b.csv", new TextEncoder().encode(book));
  const loan = await (await server.call("GET", "/api/loan?loanNo=J2", { token })).json();
  expect(loan).toMatchObject({ countyName: "经济开发区" });
  const shown = async (role: "liaison" | "supervisor") =>
    (await (
      await server.call("GET", "/api/settings", { token: await server.token(role) })
    ).json()) as RouteOutput<"read-settings">;
  expect((await shown("supervisor")).settings.mailTo).toEqual(["office@example.cn"]);
  const masked = await shown("liaison");
  expect([masked.settings.mailTo, masked.items[0]?.after.mailTo]).toEqual([
    ["o***@example.cn"],
    ["o***@example.cn"],
  ]);
});

test("settings that are wrong are refused in words that say what to do", async () => {
  const token = await server.token("supervisor");
  const body = { revision: 4, reason: "试", settings: { goalFen: 0, firstOn: "2019-06-01" } };

  const refused = await server.call("POST", "/api/settings", { token, body });

  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({
    type: "/problems/settings-wrong",
    detail: "项目设置不合要求：目标金额应大于 0、开始日期 2019-06-01 晚于截止日期 2019-05-31。",
  });
  const noReason = await server.call("POST", "/api/settings", { token, body: { ...body, reason: " " } });
  expect(noReason.status).toBe(400);
});
