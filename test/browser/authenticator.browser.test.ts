import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bytesOf, codeOf } from "#shared/adapters/system/totp-codes.ts";
import { goodPassword } from "#test/support/accounts.ts";
import { runCommand } from "#test/support/server-process.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { seriousFindings } from "./serious-findings.ts";
import { type App, serveApp } from "./serve-app.ts";

/** The code that an authenticator shows, or shows half a minute later. */
const codeNow = (secret: string, ahead = 0) =>
  codeOf(bytesOf(secret), Math.floor(Date.now() / 30_000) + ahead);

describe("an authenticator of one's own, in the browser", { timeout: 60_000 }, () => {
  let app: App;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    const { stdout } = await runCommand(app.dataDir, app.port, "invite", "supervisor", "--name", "王芳");
    const context = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: "zh-CN" });
    page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) complaints.push(message.text());
    });
    await page.goto(stdout.trim());
    expect(await page.getByRole("img", { name: "动态验证码的二维码" }).count()).toBe(0);
    await page.getByLabel("登录名").fill("wangfang");
    await page.getByLabel("新密码").fill(goodPassword);
    await page.getByLabel("再输一次").fill(goodPassword);
    await page.getByRole("button", { name: "设好并登录" }).click();
    await page.getByRole("button", { name: "退出" }).waitFor();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  test("is set up on the page of the account, and asked for when signing in", async () => {
    await page.getByRole("link", { name: "我的账号" }).click();
    const card = page.getByRole("region", { name: "动态验证码" });
    await card.getByText("没有启用").waitFor();
    await card.getByRole("button", { name: "启用动态验证码" }).click();
    await card.getByRole("img", { name: "动态验证码的二维码" }).waitFor();
    const secret = (await card.locator(".code-set-up code").innerText()).replaceAll(" ", "");
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.evaluate<boolean>("document.documentElement.scrollWidth <= window.innerWidth")).toBe(
      true,
    );
    const enable = card.getByRole("button", { name: "启用", exact: true });
    await card.getByLabel("现在的密码").fill("not the password");
    await card.getByLabel("验证器上的 6 位数字").fill(codeNow(secret));
    await enable.click();
    await card.getByText("现在的密码不对，没有改动。").waitFor();
    await card.getByLabel("现在的密码").fill(goodPassword);
    await card.getByLabel("验证器上的 6 位数字").fill(codeNow(secret));
    await enable.click();
    await card.getByText("动态验证码已启用，下次登录时使用。").waitFor();

    await page.getByRole("button", { name: "退出" }).click();
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByLabel("登录名").fill("wangfang");
    await page.getByLabel("密码").fill(goodPassword);
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByLabel("动态验证码").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel("密码").fill(goodPassword);
    await page.getByLabel("动态验证码").fill(codeNow(secret, 1));
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("button", { name: "退出" }).waitFor();
  });

  test("is taken away by a code of it, and by nothing else", async () => {
    await page.getByRole("link", { name: "我的账号" }).click();
    const card = page.getByRole("region", { name: "动态验证码" });
    await card.getByText("已启用").waitFor();
    await card.getByRole("button", { name: "停用动态验证码" }).click();
    await card.getByLabel("现在的密码").fill(goodPassword);
    await card.getByLabel("现在的动态验证码").fill("000000");
    await card.getByRole("button", { name: "停用", exact: true }).click();
    await card.getByText("动态验证码不对").waitFor();
    await card.getByRole("button", { name: "放弃" }).click();
    await card.getByRole("button", { name: "换一部手机" }).waitFor();
    expect(complaints).toEqual([]);
  });
});
