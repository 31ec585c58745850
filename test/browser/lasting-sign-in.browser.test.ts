import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

const sample = "test/fixtures/samples/2016-06-贷款明细.xlsx";

describe("a sign-in that lasts", { timeout: 60_000 }, () => {
  let app: App;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    const { page, goTo } = await signIn(browser, app.origin, { role: "银行联络员" });
    await goTo("导入");
    await page.locator("input[type=file]").setInputFiles(sample);
    await page.getByRole("button", { name: "确认入账（60 笔）" }).click();
    await page.getByText("已入账").first().waitFor();
    await page.context().close();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  async function openTab(context: BrowserContext, address = app.origin): Promise<Page> {
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(address);
    return page;
  }

  /** A browser that was closed and opened again: it has what it kept, and no tab of before. */
  async function restarted(context: BrowserContext): Promise<BrowserContext> {
    const storageState = await context.storageState();
    await context.close();
    return browser.newContext({ storageState, locale: "zh-CN" });
  }

  const signedInAs = (page: Page, name: string) => page.locator(".who-name", { hasText: name }).waitFor();

  /** A link that the supervisor hands out, and what ends it. */
  async function handOut(supervisor: Visitor): Promise<string> {
    const { page } = supervisor;
    await supervisor.goTo("人员");
    await page.reload();
    const card = page.getByRole("region", { name: "农技协访问链接" }).first();
    await card.getByLabel("农技协").selectOption({ index: 1 });
    await card.getByRole("button", { name: "生成链接和二维码" }).click();
    return page.getByLabel("链接", { exact: true }).inputValue();
  }

  test("signs new tabs in at the page that is asked for, with no key in reach of a script", async () => {
    const { page } = await signIn(browser, app.origin, { role: "科协" });
    const context = page.context();

    const [tab] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("link", { name: "台账", exact: true }).click({ modifiers: ["ControlOrMeta"] }),
    ]);
    await tab.getByRole("heading", { name: "台账", level: 1 }).waitFor();
    await signedInAs(tab, "科协");
    const other = await openTab(context, `${app.origin}/#/reports`);
    await other.getByRole("heading", { name: "月报", level: 1 }).waitFor();

    const [key] = (await context.cookies()).filter(({ name }) => name.startsWith("yinhui-"));
    expect(key).toMatchObject({ httpOnly: true, sameSite: "Strict", secure: false, path: "/" });
    const inReach = "document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage })";
    expect(await other.evaluate<string>(inReach)).not.toContain(key?.value ?? "nothing");
    await context.close();
  });

  test("outlives the browser, and ends in it when one signs out, for every tab at once", async () => {
    const before = await signIn(browser, app.origin, { role: "科协" });
    const context = await restarted(before.page.context());
    const [one, other] = [await openTab(context), await openTab(context, `${app.origin}/#/loans`)];
    await Promise.all([signedInAs(one, "科协"), signedInAs(other, "科协")]);

    await one.getByRole("button", { name: "退出" }).click();

    await one.getByRole("button", { name: "登录" }).waitFor();
    await other.getByText("已在这个浏览器的另一个页面退出登录。").waitFor();
    await other.reload();
    await other.getByRole("button", { name: "登录" }).waitFor();
    const again = await restarted(context);
    await (await openTab(again)).getByRole("button", { name: "登录" }).waitFor();
    await again.close();
  });

  test("goes on while two tabs ask for their next token at the same moment", async () => {
    const { page } = await signIn(browser, app.origin, { role: "科协" });
    const tabs = [page, await openTab(page.context()), await openTab(page.context())];
    for (const tab of tabs) await signedInAs(tab, "科协");
    for (const tab of tabs) {
      await tab.evaluate(() => {
        const tokens = JSON.parse(sessionStorage.getItem("yinhui.tokens") ?? "{}");
        sessionStorage.setItem("yinhui.tokens", JSON.stringify({ ...tokens, expiresAtMs: 0 }));
      });
    }

    await Promise.all(tabs.map((tab) => tab.getByRole("link", { name: "台账", exact: true }).click()));

    for (const tab of tabs) await tab.getByRole("heading", { name: "台账", level: 1 }).waitFor();
    for (const tab of tabs) await tab.getByRole("row").nth(1).waitFor();
    await page.context().close();
  });

  test("is one person's in a browser: who signs in next takes it over, and no tab does so unseen", async () => {
    const { page } = await signIn(browser, app.origin, { role: "科协" });
    const next = await openTab(page.context());
    await signedInAs(next, "科协");

    await signInOver(next, "审计");

    await page.getByText("这个浏览器里已换了人登录。").waitFor();
    await page.reload();
    await signedInAs(page, "审计");
    await page.context().close();
  });

  /** Signs in as somebody else in a tab that is signed in, without signing out first, as by a bookmark of the issuer's page. */
  async function signInOver(page: Page, role: string) {
    await page.evaluate(() => sessionStorage.removeItem("yinhui.tokens"));
    await page.route("**/api/sign-in/renewal", (route) => route.fulfill({ json: { signedIn: false } }));
    await page.reload();
    await page.getByRole("button", { name: "登录" }).click();
    await page.unroute("**/api/sign-in/renewal");
    await page.getByRole("button", { name: new RegExp(`^${role}`) }).click();
    await signedInAs(page, role);
  }

  test("that could not be ended, since the server was not reached, is ended before anything else", async () => {
    const { page } = await signIn(browser, app.origin, { role: "科协" });
    const end = "**/api/sign-in/end";
    await page.route(end, (route) => route.abort());
    await page.getByRole("button", { name: "退出" }).click();
    await page.getByText("连接不上服务器").waitFor();
    expect(await page.locator(".who-name").count()).toBe(0);

    await page.unroute(end);
    await page.reload();
    await page.getByRole("button", { name: "登录" }).waitFor();
    expect((await page.context().cookies()).filter(({ name }) => name.startsWith("yinhui-"))).toEqual([]);
    await page.context().close();
  });

  test("by an access link stays on each phone until the link is ended, and then says so", async () => {
    const supervisor = await signIn(browser, app.origin, { role: "科协" });
    const link = await handOut(supervisor);
    const phones = await Promise.all(
      [1, 2].map(async () => {
        const context = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: "zh-CN" });
        await (await openTab(context, link)).getByText("只能查看").waitFor();
        return restarted(context);
      }),
    );
    const pages = await Promise.all(phones.map((phone) => openTab(phone)));
    for (const page of pages) await page.getByText("只能查看").waitFor();
    const [first, second] = pages;
    if (first === undefined || second === undefined) throw new Error("two phones are needed");

    await first.getByRole("button", { name: "退出" }).click();
    await first.getByText("请再扫一次二维码").waitFor();
    await second.reload();
    await second.getByText("只能查看").waitFor();

    const { page } = supervisor;
    await page.reload();
    const links = page.getByRole("region", { name: "农技协访问链接" }).first();
    await links.getByRole("button", { name: /收回/ }).first().click();
    await links.getByText("已收回").waitFor();
    const later = await restarted(second.context());
    await (await openTab(later)).getByText("已被科协收回").waitFor();
    expect(complaints).toEqual([]);
  });
});
