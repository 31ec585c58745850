import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

describe("a session in the browser", () => {
  let app: App;
  let browser: Browser;
  let liaison: Visitor;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    liaison = await signIn(browser, app.origin, { role: "银行联络员" });
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  test("a token about to expire is refreshed without anyone noticing", async () => {
    const { page } = liaison;
    const before = await expireTokens(page);

    await liaison.goTo("导入");
    await page.getByText("还没有导入过文件。").waitFor();

    const after = await tokensOf(page);
    expect(after.accessToken).not.toBe(before.accessToken);
    expect(after.expiresAtMs).toBeGreaterThan(before.expiresAtMs);
  });

  test("a token that is no longer good leads to signing in, and back to the same page", async () => {
    const { page } = liaison;
    await page.evaluate(() =>
      sessionStorage.setItem(
        "yinhui.tokens",
        JSON.stringify({ accessToken: "no-good", expiresAtMs: Number.MAX_SAFE_INTEGER }),
      ),
    );

    await liaison.goTo("台账");
    await page.getByText("登录已过期。").waitFor();
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("button", { name: "银行联络员" }).click();

    await page.getByRole("heading", { name: "台账" }).waitFor();
    expect(new URL(page.url()).search).toBe("");
    expect(liaison.complaints).toEqual([]);
  });

  test("signing out forgets the tokens", async () => {
    const { page } = liaison;

    await page.getByRole("button", { name: "退出" }).click();

    await page.getByRole("button", { name: "登录" }).waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem("yinhui.tokens"))).toBeNull();
  });
});

type Kept = { accessToken: string; expiresAtMs: number };

async function tokensOf(page: Visitor["page"]): Promise<Kept> {
  return JSON.parse((await page.evaluate(() => sessionStorage.getItem("yinhui.tokens"))) ?? "{}") as Kept;
}

async function expireTokens(page: Visitor["page"]): Promise<Kept> {
  const expired = { ...(await tokensOf(page)), expiresAtMs: 0 };
  await page.evaluate((text) => sessionStorage.setItem("yinhui.tokens", text), JSON.stringify(expired));
  return expired;
}
