import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

describe("days and months", { timeout: 60_000 }, () => {
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

  test("are shown year first whatever the browser's language, and taken as people write them", async () => {
    const { page } = supervisor;
    await supervisor.goTo("进度");
    const day = page.getByLabel("截至日期");
    for (const written of ["2016.6.30", "20160630", "2016年6月30日", " ２０１６/6/30 "]) {
      await day.fill(written);
      await day.press("Enter");
      await expect.poll(() => page.url()).toContain("asOf=2016-06-30");
      await expect.poll(() => day.inputValue()).toBe("2016-06-30");
      await day.fill("");
      await expect.poll(() => page.url()).not.toContain("asOf");
    }

    await supervisor.goTo("台账");
    const month = page.getByLabel("放款月份");
    await month.fill("2016年6月");
    await month.blur();
    await expect.poll(() => page.url()).toContain("month=2016-06");
    await expect.poll(() => month.inputValue()).toBe("2016-06");
    await page.goBack();
    await expect.poll(() => month.inputValue()).toBe("");
  });

  test("that are none are said to be none and change nothing", async () => {
    const { page } = supervisor;
    await supervisor.goTo("设置");
    const until = page.getByLabel("截止日期");
    const before = await until.inputValue();

    await until.fill("2019-02-30");
    await until.blur();

    await page.getByText("请写成 2016-06-30 这样").waitFor();
    await page.getByText("请填写开始日期和截止日期。").waitFor();
    expect(await until.getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByRole("button", { name: "保存并立即生效" }).count()).toBe(0);
    await until.fill(before);
    await until.blur();
    expect(await page.getByText("请写成").count()).toBe(0);
    expect(await page.getByText("将要改动").count()).toBe(0);
  });

  test("can be taken from the browser's calendar", async () => {
    const { page } = supervisor;
    await supervisor.goTo("进度");
    await page.getByLabel("截至日期").waitFor();
    await page.getByRole("button", { name: "打开日历" }).click();
    await page.keyboard.press("Escape");

    await page.locator(".period-calendar").fill("2016-05-31");

    await expect.poll(() => page.url()).toContain("asOf=2016-05-31");
    await expect.poll(() => page.getByLabel("截至日期").inputValue()).toBe("2016-05-31");
    expect(supervisor.complaints).toEqual([]);
  });
});
