import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { goodPassword } from "#test/support/accounts.ts";
import { runCommand } from "#test/support/server-process.ts";
import { keepPicture } from "./keep-picture.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { seriousFindings } from "./serious-findings.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn } from "./visitor.ts";

const sample = "test/fixtures/samples/2016-06-贷款明细.xlsx";

describe("people in the browser", { timeout: 60_000 }, () => {
  let app: App;
  let browser: Browser;
  let supervisor: Page;
  let accessLink: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    const liaison = await signIn(browser, app.origin, { role: "银行联络员" });
    await liaison.goTo("导入");
    await liaison.page.locator("input[type=file]").setInputFiles(sample);
    await liaison.page.getByRole("button", { name: "确认入账（60 笔）" }).click();
    await liaison.page.getByText("已入账").first().waitFor();
    await liaison.page.context().close();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  /** A window of one's own, whose errors and breaches of the policy are remembered. */
  async function openWindow(width: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale: "zh-CN" });
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) complaints.push(message.text());
    });
    return page;
  }

  /** Opens a one-time link, chooses name and password, and waits until the pages are there. */
  async function followLink(page: Page, url: string, name: string) {
    await page.goto(url);
    await page.getByLabel("登录名").fill(name);
    await page.getByLabel("新密码").fill(goodPassword);
    await page.getByLabel("再输一次").fill(goodPassword);
    await page.getByRole("button", { name: "设好并登录" }).click();
    await page.getByRole("button", { name: "退出" }).waitFor();
  }

  /** An entry of the main menu, which a narrow window has to unfold first. */
  async function menuEntry(page: Page, name: string) {
    const menu = page.getByRole("navigation", { name: "主菜单" });
    await page.getByRole("button", { name: "退出" }).waitFor();
    if (!(await menu.isVisible())) await page.getByRole("button", { name: "菜单" }).click();
    return menu.getByRole("link", { name, exact: true });
  }

  async function fitsItsWidth(page: Page): Promise<boolean> {
    return page.evaluate<boolean>("document.documentElement.scrollWidth <= window.innerWidth");
  }

  test("the first supervisor comes in by the command's link, which leaves the address at once", async () => {
    const { stdout } = await runCommand(app.dataDir, app.port, "invite", "supervisor", "--name", "王芳");
    supervisor = await openWindow(1280);
    await supervisor.goto(stdout.trim());
    await supervisor.getByRole("heading", { name: "王芳，您好" }).waitFor();
    expect(await seriousFindings(supervisor)).toEqual([]);
    expect(supervisor.url()).not.toContain("enter");

    await supervisor.getByLabel("登录名").fill("wangfang");
    await supervisor.getByLabel("新密码").fill("1234567890");
    await supervisor.getByText("太常见").waitFor();
    expect(await supervisor.getByRole("button", { name: "设好并登录" }).isDisabled()).toBe(true);

    await followLink(supervisor, stdout.trim(), "wangfang");
    await supervisor.getByText("王芳").first().waitFor();
  });

  test("an invited person sets a password, signs in, and is another from the moment the role is changed", async () => {
    await supervisor.getByRole("link", { name: "人员", exact: true }).click();
    await supervisor.getByLabel("姓名").fill("李敏");
    await supervisor.getByLabel("身份").selectOption("auditor");
    await supervisor.getByRole("button", { name: "生成邀请链接" }).click();
    const url = await supervisor.getByLabel("链接", { exact: true }).inputValue();

    const invited = await openWindow(360);
    await invited.goto(url);
    expect(await fitsItsWidth(invited)).toBe(true);
    await followLink(invited, url, "limin");
    await invited.getByRole("button", { name: "退出" }).click();
    await invited.getByRole("button", { name: "登录" }).click();
    await invited.getByLabel("登录名").fill("limin");
    await invited.getByLabel("密码").fill("not the password");
    await invited.getByRole("button", { name: "登录" }).click();
    await invited.getByRole("alert").getByText("登录名或密码不对").waitFor();
    expect(await seriousFindings(invited)).toEqual([]);
    expect(await invited.getByLabel("登录名").inputValue()).toBe("limin");
    expect(await fitsItsWidth(invited)).toBe(true);
    await invited.getByLabel("密码").fill(goodPassword);
    await invited.getByRole("button", { name: "登录" }).click();
    const journal = await menuEntry(invited, "流水");
    await journal.waitFor();

    await supervisor.reload();
    await supervisor.getByRole("button", { name: /办理.*李敏/ }).click();
    const editor = supervisor.getByRole("region", { name: "办理：李敏" });
    await editor.getByLabel("身份").selectOption("liaison");
    await editor.getByRole("button", { name: "保存身份" }).click();
    await supervisor.getByRole("cell", { name: "审计 → 银行联络员" }).waitFor();

    await journal.click();
    await invited.getByText("您的身份不能这样做。").waitFor();
    await invited.reload();
    await (await menuEntry(invited, "导入")).waitFor();
    expect(await (await menuEntry(invited, "流水")).count()).toBe(0);
  });

  test("an access link opens an association's own page on a phone, for reading", async () => {
    await supervisor.reload();
    const card = supervisor.getByRole("region", { name: "农技协访问链接" }).first();
    await card.getByLabel("农技协").selectOption({ index: 1 });
    await card.getByRole("button", { name: "生成链接和二维码" }).click();
    await supervisor.getByRole("img", { name: /访问链接二维码/ }).waitFor();
    accessLink = await supervisor.getByLabel("链接", { exact: true }).inputValue();
    expect(await seriousFindings(supervisor)).toEqual([]);
    await keepPicture(supervisor, "people");

    const phone = await openWindow(360);
    await phone.goto(accessLink);
    const heading = phone.getByRole("heading", { level: 1 });
    await heading.waitFor();
    expect(phone.url()).not.toContain(accessLink.split("/").at(-1) ?? "nothing");
    expect(await fitsItsWidth(phone)).toBe(true);
    const name = await heading.innerText();
    await phone.getByText("只能查看").waitFor();
    expect(await phone.getByRole("link", { name: "这条不对" }).count()).toBe(0);
    const token = await phone.evaluate(
      () => JSON.parse(sessionStorage.getItem("yinhui.tokens") ?? "{}").accessToken,
    );
    const asked = await fetch(`${app.origin}/api/associations`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { items } = (await asked.json()) as RouteOutput<"list-associations">;
    expect(items.map((item) => item.name)).toEqual([name]);

    await phone.evaluate(() => {
      const tokens = JSON.parse(sessionStorage.getItem("yinhui.tokens") ?? "{}");
      sessionStorage.setItem("yinhui.tokens", JSON.stringify({ ...tokens, expiresAtMs: 0 }));
    });
    await phone.reload();
    await phone.getByRole("heading", { name, level: 1 }).waitFor();

    await supervisor.getByRole("button", { name: "已经发给本人，关闭" }).click();
    await supervisor.reload();
    const links = supervisor.getByRole("region", { name: "农技协访问链接" }).first();
    await links.getByText("只能查看").last().waitFor();
    expect(await links.getByText("还没有用过").count()).toBe(0);
    await links.getByRole("button", { name: /收回/ }).click();
    await links.getByText("已收回").waitFor();

    await phone.reload();
    await phone.getByText("已被科协收回").waitFor();
    await phone.getByText("请联系科协重新发一个链接。").waitFor();
    await phone.goto("about:blank");
    await phone.goto(accessLink);
    await phone.getByText("已被科协收回").waitFor();
    expect(complaints).toEqual([]);
  });
});
