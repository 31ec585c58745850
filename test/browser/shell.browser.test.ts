import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

const product = "银会合作贷款台账";
const sample = "test/fixtures/samples/2016-06-贷款明细.xlsx";

describe("the frame of the pages", () => {
  let app: App;
  let browser: Browser;
  let liaison: Visitor;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    liaison = await signIn(browser, app.origin, { role: "银行联络员" });
    liaison.page.setDefaultTimeout(8000);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  test("each page has its title, marks its menu entry, and has the focus on its heading", async () => {
    const { page } = liaison;
    await liaison.goTo("台账");
    await page.getByRole("heading", { level: 1, name: "台账" }).waitFor();

    expect(await page.title()).toBe(`台账 · ${product}`);
    expect(await page.locator("nav [aria-current=page]").allTextContents()).toEqual(["台账"]);
    expect(await page.evaluate("document.activeElement.tagName")).toBe("H1");
  });

  test("the first stop of the keyboard leads past the menu to the page", async () => {
    const { page } = liaison;
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");

    expect(await page.evaluate("document.activeElement.tagName")).toBe("MAIN");
    expect(new URL(page.url()).hash).toBe("#/loans");
  });

  test("an address that names no page says so inside the frame, and leads home", async () => {
    const { page } = liaison;
    await page.goto(`${app.origin}/#/nothing/here`);
    await page.getByRole("heading", { name: "没有这个页面" }).waitFor();
    await page.getByRole("link", { name: "回到首页" }).click();

    await page.getByRole("heading", { name: "总进度" }).waitFor();
  });

  test("a fault of a page stays in the page: it is told, head and menu stay, and it can be tried again", async () => {
    const { page, complaints } = liaison;
    await page.route("**/api/loans?*", (route) => route.fulfill({ json: { items: [null] } }));
    await liaison.goTo("台账");
    await page.getByText("这个页面出了差错。").waitFor();
    await expect.poll(() => complaints.splice(0).join()).toContain("null");

    await page.unroute("**/api/loans?*");
    await page.getByRole("button", { name: "重试" }).click();

    await page.getByText("没有符合条件的贷款").waitFor();
    expect(complaints).toEqual([]);
  });

  test("a lost connection is told, what was there stays with its time, and it mends itself", async () => {
    const { page } = liaison;
    await liaison.goTo("进度");
    await page.getByText("距目标还差").waitFor();
    await page.route("**/api/**", (route) => route.abort());
    await page.getByLabel(/截至日期/).fill("2016-06-30");
    await page.getByText("连接不上服务器。已显示的内容").waitFor();
    await page.getByRole("button", { name: "重试" }).waitFor();

    await page.unroute("**/api/**");
    await page.evaluate("window.dispatchEvent(new Event('online'))");

    await page.getByText("截至 2016-06-30").waitFor();
    expect(await page.getByText("连接不上服务器").count()).toBe(0);
  });

  test("on a phone the menu opens by a button, and closes by Escape and by choosing", async () => {
    const { page } = liaison;
    await page.setViewportSize({ width: 360, height: 740 });
    const menu = page.getByRole("navigation", { name: "主菜单" });
    const toggle = page.getByRole("button", { name: "菜单" });
    await toggle.click();
    await menu.waitFor();
    await page.keyboard.press("Escape");
    await menu.waitFor({ state: "hidden" });

    await liaison.goTo("月报");
    await page.getByRole("heading", { level: 1, name: "月报" }).waitFor();
    expect(await menu.isVisible()).toBe(false);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test("a sign-in that runs out leads back to the same place, filters and typed text included", async () => {
    const { page } = liaison;
    await liaison.goTo("导入");
    await page.locator("input[type=file]").setInputFiles(sample);
    await page.getByRole("button", { name: "确认入账（60 笔）" }).click();
    await page.getByRole("button", { name: "撤销入账" }).click();
    await page.getByLabel("撤销原因").fill("合计与总账不符，待查");
    const { hash } = new URL(page.url());

    await page.evaluate(() =>
      sessionStorage.setItem(
        "yinhui.tokens",
        JSON.stringify({ accessToken: "no-good", expiresAtMs: Number.MAX_SAFE_INTEGER }),
      ),
    );
    await page.getByRole("button", { name: "确认撤销" }).click();
    await page.getByText("登录已过期。").waitFor();
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("button", { name: "银行联络员" }).click();
    await page.getByRole("button", { name: "撤销入账" }).click();

    expect(new URL(page.url()).hash).toBe(hash);
    expect(await page.getByLabel("撤销原因").inputValue()).toBe("合计与总账不符，待查");
    expect(liaison.complaints).toEqual([]);
  });
});
