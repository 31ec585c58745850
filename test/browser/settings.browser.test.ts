import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatWan } from "#shared/domain/base/money.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

describe("the programme's settings in the browser", () => {
  let app: App;
  let browser: Browser;
  let supervisor: Visitor;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    supervisor = await signIn(browser, app.origin, { role: "科协" });
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  test("the supervisor sees what another goal would bring about before anything is saved", async () => {
    const { page } = supervisor;
    await supervisor.goTo("设置");

    await page.getByLabel("目标金额（万元）").fill("60000");
    await page.getByLabel("截止日期").fill("2030-05-31");

    const change = page.getByRole("region", { name: "将要改动" });
    await change.getByText("60,000.00 万元（600,000,000.00 元）").waitFor();
    const effect = page.getByRole("region", { name: "改动对进度的影响" });
    const told = await supervisor.ask(
      "preview-settings",
      "/api/settings/effect?goalFen=60000000000&lastOn=2030-05-31",
    );
    const perMonth = formatWan(BigInt(told.after.requiredPerMonthFen ?? 0));
    await effect.getByRole("row", { name: `今后每月需发放 目标期已满 ${perMonth} 万元` }).waitFor();
    expect(await page.getByRole("button", { name: "保存并立即生效" }).isEnabled()).toBe(false);
    expect((await supervisor.ask("read-programme", "/api/programme")).goalFen).toBe(30_000_000_000);
  });

  test("saved with a reason it holds at once on the progress page, and stands in the history", async () => {
    const { page } = supervisor;

    await page.getByLabel(/^改动的原因/).fill("市里把期限延到 2030 年");
    await page.getByRole("button", { name: "保存并立即生效" }).click();

    const history = page.getByRole("region", { name: "改动记录" }).first();
    await history.getByText("市里把期限延到 2030 年").waitFor();
    await history.getByText("2019-05-31").waitFor();
    await supervisor.goTo("进度");
    await page.getByText("60,000.00").first().waitFor();
    await page.getByText("2030-05-31").first().waitFor();
    expect(supervisor.complaints).toEqual([]);
  });

  test("the day and hour of the monthly report are chosen from those that every month has", async () => {
    const { page } = supervisor;
    await supervisor.goTo("设置");

    await page.getByLabel("发布日").selectOption("次月 10 日");
    await page.getByLabel("发布时间").selectOption("09:00");
    const change = page.getByRole("region", { name: "将要改动" });
    await change.getByText("次月 10 日").waitFor();
    await page.getByLabel(/^改动的原因/).fill("银行月初结账");
    await page.getByRole("button", { name: "保存并立即生效" }).click();

    const history = page.getByRole("region", { name: "改动记录" }).first();
    await history.getByText("银行月初结账").waitFor();
    await history.getByText("09:00").waitFor();
    expect((await supervisor.ask("read-settings", "/api/settings")).settings).toMatchObject({
      reportDay: 10,
      reportHour: 9,
    });
  });

  test("how long a sign-in lasts is set within what is allowed, and the history tells both values", async () => {
    const { page } = supervisor;
    const fields = page.getByRole("group", { name: "登录保持的时间" });
    const hours = fields.getByLabel("科协、银行、审计（小时，最多 168）");
    await hours.fill("169");
    await page.getByLabel(/^改动的原因/).fill("值班要用一周");
    await page.getByRole("button", { name: "保存并立即生效" }).click();
    await page.getByText("登录保持的时间应为 1 到 168 小时").waitFor();

    await hours.fill("168");
    await page.getByRole("button", { name: "保存并立即生效" }).click();

    const history = page.getByRole("region", { name: "改动记录" }).first();
    await history.getByText("农技协 30 天，其他人 12 小时").waitFor();
    await history.getByText("农技协 30 天，其他人 168 小时").waitFor();
  });

  test("of two pages that change the same settings one wins and the other is told", async () => {
    const second = await signIn(browser, app.origin, { role: "科协" });
    for (const [visitor, name] of [
      [supervisor, "甲合作"],
      [second, "乙合作"],
    ] as const) {
      await visitor.goTo("设置");
      await visitor.page.getByLabel("项目名称").fill(name);
      await visitor.page.getByLabel(/^改动的原因/).fill("改名");
    }

    await supervisor.page.getByRole("button", { name: "保存并立即生效" }).click();
    await supervisor.page.getByRole("banner").getByText("甲合作").waitFor();
    await second.page.getByRole("button", { name: "保存并立即生效" }).click();

    await second.page.getByText("这次没有保存").waitFor();
    await second.page.getByRole("button", { name: "看最新的设置" }).click();
    await expect.poll(() => second.page.getByLabel("项目名称").inputValue()).toBe("甲合作");
    await second.page.context().close();
  });

  test("a liaison reads the settings and their history, and can change nothing", async () => {
    const liaison = await signIn(browser, app.origin, { role: "银行联络员" });

    await liaison.goTo("设置");

    await liaison.page.getByText("市里把期限延到 2030 年").waitFor();
    await liaison.page.getByText("60,000.00 万元（600,000,000.00 元）").first().waitFor();
    expect(await liaison.page.locator("main input").count()).toBe(0);
    await liaison.page.context().close();
  });
});
