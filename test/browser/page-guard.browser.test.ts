import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browser, openBrowser } from "./open-browser.ts";
import { seriousFindings } from "./serious-findings.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

/** How the server names a request. */
const requestId = /最近的请求编号：[0-9a-z]{26}/;

describe("a fault that was planted", { timeout: 60_000 }, () => {
  let app: App;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    visitor = await signIn(browser, app.origin, { role: "科协" });
    page = visitor.page;
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const alert = () => page.getByRole("alert");

  test("in what a page shows is told with its cause, the latest request and a way back", async () => {
    await page.route("**/api/loans?*", (route) => route.fulfill({ json: { items: [null] } }));
    await visitor.goTo("台账");

    await page.getByText("这个页面出了差错。").waitFor();
    expect(await alert().innerText()).toMatch(/出错的原因：TypeError: .*null/);
    expect(await alert().innerText()).toMatch(requestId);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("link", { name: "回到首页" }).click();
    await page.getByRole("heading", { name: "驾驶舱" }).waitFor();
    await page.unroute("**/api/loans?*");
  });

  test("in what a click begins is told over the page, which stays", async () => {
    await page.evaluate("document.querySelector('main').focus = () => { throw new RangeError('种下的错'); }");
    await page.getByRole("button", { name: "跳到正文" }).focus();
    await page.keyboard.press("Enter");

    await alert().getByText("刚才的操作没有完成，页面出了差错。").waitFor();
    expect(await alert().innerText()).toContain("出错的原因：RangeError: 种下的错");
    expect(await alert().innerText()).toMatch(requestId);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("heading", { name: "驾驶舱" }).waitFor();
    await alert().getByRole("button", { name: "关闭" }).click();
    expect(await alert().count()).toBe(0);
  });

  test("in what a page waits for is told too, and loading again leads back to the same page", async () => {
    await page.reload();
    await visitor.goTo("月报");
    await page.evaluate("Storage.prototype.removeItem = () => { throw new RangeError('存不下'); }");
    await page.getByRole("button", { name: "退出" }).click();

    await alert().getByText("RangeError: 存不下").waitFor();
    await alert().getByRole("button", { name: "重新加载" }).click();
    await page.getByRole("heading", { name: "月报", level: 1 }).waitFor();
  });

  test("by somebody else's script in the page is none of ours to tell", async () => {
    await page.evaluate("setTimeout(() => { throw new Error('WeixinJSBridge is not defined'); })");
    await page.evaluate("void Promise.reject(new Error('an extension')) ");
    await page.evaluate("new Promise((resolve) => setTimeout(resolve, 100))");

    expect(await alert().count()).toBe(0);
  });

  test("outside of every page leaves no blank window", async () => {
    await page.route("**/api/me", (route) => route.fulfill({ json: null }));
    await page.reload();

    await page.getByText("系统没有打开。").waitFor();
    expect(await alert().innerText()).toMatch(/出错的原因：TypeError: /);
    await page.unroute("**/api/me");
    await page.getByRole("button", { name: "重新加载" }).click();
    await page.getByRole("heading", { name: "月报", level: 1 }).waitFor();
  });

  test("by a newer version, whose files have other names, says so and comes back to the page that was asked for", async () => {
    const files = "**/assets/settings-page-*.js";
    await page.route(files, (route) => route.fulfill({ status: 404, json: { title: "没有这个地址" } }));
    await visitor.goTo("设置");
    await page.getByText("页面没有加载完整。").waitFor();
    await page.getByText("系统刚刚更新过").waitFor();

    await page.unroute(files);
    await page.getByRole("button", { name: "重新加载" }).click();
    await page.getByRole("heading", { name: "设置", level: 1 }).waitFor();
  });

  test("in the first file of all is told by the one before it", async () => {
    await page.route("**/assets/main-*.js", (route) => route.abort());
    await page.reload();

    await page.getByRole("heading", { name: "系统没有加载完整" }).waitFor();
    await page.getByText("请刷新页面").waitFor();
  });
});
