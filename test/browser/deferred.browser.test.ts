import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { partText } from "#test/support/unzip.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

describe("what is made meanwhile", () => {
  let app: App;
  let browser: Browser;
  let liaison: Visitor;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp({ ANSWER_WITHIN_S: "0" }), openBrowser()]);
    liaison = await signIn(browser, app.origin, { role: "银行联络员" });
    await liaison.goTo("导入");
    await liaison.page
      .locator("input[type=file]")
      .setInputFiles("test/fixtures/samples/2016-06-贷款明细.xlsx");
    await liaison.page.getByRole("button", { name: "确认入账" }).waitFor();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const notice = () => liaison.page.getByText("内容较多，正在生成");

  test.each([1366, 360])("is said to be, at a width of %i, and then saved", async (width) => {
    const { page } = liaison;
    await page.setViewportSize({ width, height: 900 });
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "回执", exact: false }).first().click();

    await notice().waitFor();
    await page.getByText("已等 1 秒").waitFor();
    const download = await saved;

    expect(download.suggestedFilename()).toMatch(/^回执-.*\.xlsx$/);
    const book = await readFile(await download.path());
    expect(partText(book, "xl/worksheets/sheet1.xml").match(/<row /g)?.length).toBeGreaterThan(60);
    await notice().waitFor({ state: "detached" });
    expect(liaison.complaints).toEqual([]);
  });

  test("is saved as well where one has gone to another page meanwhile", async () => {
    const { page } = liaison;
    await page.setViewportSize({ width: 1366, height: 900 });
    const address = page.url();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "回执", exact: false }).first().click();
    await notice().waitFor();

    await liaison.goTo("台账");
    await page.getByRole("heading", { name: "台账" }).waitFor();
    expect(await notice().count()).toBe(1);

    expect((await saved).suggestedFilename()).toMatch(/^回执-/);
    await page.goto(address);
  });

  test("waits out a break of the connection", async () => {
    const { page } = liaison;
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "回执", exact: false }).first().click();
    await notice().waitFor();
    await page.context().setOffline(true);
    await page.getByText("连接不上服务器。").waitFor();
    await page.context().setOffline(false);

    expect((await saved).suggestedFilename()).toMatch(/^回执-/);
  });
});
