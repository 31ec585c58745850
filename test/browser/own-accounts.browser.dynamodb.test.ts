import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bytesOf, codeOf } from "#shared/adapters/system/totp-codes.ts";
import { goodPassword } from "#test/support/accounts.ts";
import { type CloudFront, startCloudFront } from "#test/support/aws/cloud-front.ts";
import { type Cloud, startCloud } from "#test/support/cloud.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { seriousFindings } from "./serious-findings.ts";
import { signIn, type Visitor } from "./visitor.ts";

/** The code that an authenticator shows now, or half a minute later. */
const codeNow = (secret: string, ahead: number) =>
  codeOf(bytesOf(secret), Math.floor(Date.now() / 30_000) + ahead);

describe("people of the deployment's own, in the browser", { timeout: 120_000 }, () => {
  let cloud: Cloud;
  let front: CloudFront;
  let browser: Browser;
  let supervisor: Visitor;
  const complaints: string[] = [];

  beforeAll(async () => {
    [cloud, browser] = await Promise.all([startCloud(), openBrowser()]);
    front = await startCloudFront(cloud);
    const { issuer } = cloud;
    await cloud.people.put({ issuer, subject: "supervisor", displayName: "王芳", role: "supervisor" });
    await cloud.associations.takeIn([
      { associationId: "a1", name: "花生协会", aliases: [], countyCode: "341102", confirmed: true },
    ]);
    cloud.letIn(async () => [{ subject: "supervisor", label: "科协", association: false }]);
    const elsewhere = /^http:\/\/127\.0\.0\.1:/;
    supervisor = await signIn(browser, front.origin, { role: "科协" }, 1280, { elsewhere });
    await supervisor.goTo("人员");
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await front?.stop();
    await cloud?.stop();
  });

  async function openWindow(width: number): Promise<Page> {
    return openTab(await browser.newContext({ viewport: { width, height: 800 }, locale: "zh-CN" }));
  }

  async function openTab(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) complaints.push(message.text());
    });
    return page;
  }

  /** The link that the supervisor sees, on the front of the emulated API. */
  async function madeLink(): Promise<string> {
    const url = await supervisor.page.getByLabel("链接", { exact: true }).inputValue();
    return url.replace("https://yinhui.example.cn", front.origin);
  }

  test("an invited person sets up password and authenticator, and signs in by both", async () => {
    const { page } = supervisor;
    await page.getByLabel("姓名").fill("李敏");
    await page.getByLabel("身份").selectOption("auditor");
    await page.getByRole("button", { name: "生成邀请链接" }).click();
    const invited = await openWindow(360);
    await invited.goto(await madeLink());
    await invited.getByRole("heading", { name: "李敏，您好" }).waitFor();
    await invited.getByRole("img", { name: "动态验证码的二维码" }).waitFor();
    const secret = (await invited.locator(".code-set-up code").innerText()).replaceAll(" ", "");
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(await seriousFindings(invited)).toEqual([]);
    await invited.getByLabel("登录名").fill("limin");
    await invited.getByLabel("新密码").fill(goodPassword);
    await invited.getByLabel("再输一次").fill(goodPassword);
    const submit = invited.getByRole("button", { name: "设好并登录" });
    expect(await submit.isDisabled()).toBe(true);
    await invited.getByLabel("验证器上的 6 位数字").fill("000000");
    await submit.click();
    await invited.getByText("动态验证码不对").waitFor();
    await invited.getByLabel("验证器上的 6 位数字").fill(codeNow(secret, 0));
    await submit.click();
    await invited.getByRole("button", { name: "退出" }).waitFor();

    const tab = await openTab(invited.context());
    await tab.goto(`${front.origin}/#/reports`);
    await tab.getByRole("heading", { name: "月报", level: 1 }).waitFor();
    const cookies = await invited.context().cookies();
    expect(cookies.filter(({ name }) => name.startsWith("__Host-"))).toMatchObject([
      { name: "__Host-yinhui", httpOnly: true, secure: true, sameSite: "Strict" },
    ]);
    await invited.getByRole("button", { name: "退出" }).click();
    await tab.getByText("已在这个浏览器的另一个页面退出登录。").waitFor();
    await tab.reload();
    await tab.getByLabel("登录名").waitFor();
    await tab.close();
    await invited.getByLabel("登录名").fill("limin");
    await invited.getByLabel("密码").fill("not the password");
    const enter = invited.getByRole("button", { name: "登录", exact: true });
    await enter.click();
    await invited.getByText("登录名或密码不对").waitFor();
    await invited.getByLabel("密码").fill(goodPassword);
    await enter.click();
    await invited.getByLabel("动态验证码").fill(codeNow(secret, 1));
    expect(await seriousFindings(invited)).toEqual([]);
    await enter.click();
    await invited.getByRole("button", { name: "退出" }).waitFor();

    await page.reload();
    await page.getByRole("button", { name: /办理.*李敏/ }).click();
    const editor = page.getByRole("region", { name: "办理：李敏" });
    await editor.getByRole("button", { name: "停用" }).click();
    await page.getByText("已停用").first().waitFor();
    await invited.reload();
    await invited.getByText("您的账号已被科协停用。").waitFor();
  });

  test("an access link opens an association's page on a phone, until it is ended", async () => {
    const { page } = supervisor;
    await page.reload();
    const card = page.getByRole("region", { name: "农技协访问链接" }).first();
    await card.getByLabel("农技协").selectOption({ index: 1 });
    await card.getByRole("button", { name: "生成链接和二维码" }).click();
    await page.getByRole("img", { name: /访问链接二维码/ }).waitFor();
    const phone = await openWindow(360);
    await phone.goto(await madeLink());
    await phone.getByText("只能查看").waitFor();
    const later = await openTab(phone.context());
    await later.goto(front.origin);
    await later.getByText("只能查看").waitFor();

    await page.reload();
    const links = page.getByRole("region", { name: "农技协访问链接" }).first();
    await links.getByRole("button", { name: /收回/ }).click();
    await links.getByText("已收回").waitFor();
    await phone.reload();
    await phone.getByText("这个链接已失效").waitFor();
    await (await openTab(phone.context())).goto(front.origin);
    await phone.context().pages().at(-1)?.getByText("这个链接已失效").waitFor();
    expect([...complaints, ...supervisor.complaints]).toEqual([]);
  });

  test("who signed in at another's issuer is known to it in a new tab, until they sign out here", async () => {
    const { page } = supervisor;
    const tab = await openTab(page.context());
    await tab.goto(`${front.origin}/#/reports`);
    await tab.getByRole("heading", { name: "月报", level: 1 }).waitFor();
    await tab.getByText("王芳").first().waitFor();
    expect(new URL(tab.url()).search).toBe("");

    await page.context().clearCookies();
    const unknown = await openTab(page.context());
    await unknown.goto(`${front.origin}/#/reports`);
    await unknown.getByRole("button", { name: "用单位账号登录" }).waitFor();
    expect(new URL(unknown.url()).search).toBe("");

    await tab.getByRole("button", { name: "退出" }).click();
    await tab.getByRole("button", { name: "用单位账号登录" }).waitFor();
    await page.getByText("已在这个浏览器的另一个页面退出登录。").waitFor();
    const asked: string[] = [];
    const later = await page.context().newPage();
    later.on("request", (request) => asked.push(request.url()));
    await later.goto(front.origin);
    await later.getByRole("button", { name: "用单位账号登录" }).waitFor();
    expect(asked.filter((url) => url.includes("/authorize"))).toEqual([]);
  });
});
