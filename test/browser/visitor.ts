import type { Page } from "playwright-core";
import type { RouteId, RouteOutput } from "#shared/contract/routes.ts";
import type { Browser } from "./open-browser.ts";

/** Somebody in a browser window of their own, signed in. */
export type Visitor = {
  page: Page;
  /** Follows an entry of the main menu. */
  goTo: (name: string) => Promise<void>;
  /** What the page should not have done: script errors, breaches of the content security policy, requests to other origins. */
  complaints: string[];
  /** Asks the API as the same person, for comparing. */
  ask: <Id extends RouteId>(id: Id, path: string) => Promise<RouteOutput<Id>>;
  status: (path: string) => Promise<number>;
};

/**
 * Opens a window and signs in with a demo account: by the button of a role, or as a named association or county. All that it asks
 * for goes through `proxy`, where one is given; addresses like `elsewhere` belong to the program too.
 */
export async function signIn(
  browser: Browser,
  origin: string,
  account: { role: string } | { association: string } | { county: string },
  width = 1280,
  { proxy, elsewhere }: { proxy?: string; elsewhere?: RegExp } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale: "zh-CN",
    ...(proxy === undefined ? {} : { proxy: { server: proxy, bypass: "<-loopback>" } }),
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) complaints.push(message.text());
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== origin && elsewhere?.test(request.url()) !== true) {
      complaints.push(`request to ${url.origin}`);
    }
  });
  await page.goto(origin);
  await page.getByRole("button", { name: elsewhere === undefined ? "登录" : "用单位账号登录" }).click();
  if ("role" in account) {
    await page.getByRole("button", { name: new RegExp(`^${account.role}`) }).click();
  } else if ("county" in account) {
    await page.getByLabel("县级科协（只见本县）").selectOption({ label: account.county });
    await page.getByRole("button", { name: "以所选县级科协登录" }).click();
  } else {
    await page.getByRole("combobox").last().selectOption({ label: account.association });
    await page.getByRole("button", { name: "以所选农技协登录" }).click();
  }
  const menu = page.getByRole("navigation", { name: "主菜单" });
  const toggle = page.getByRole("button", { name: "菜单" });
  await menu.or(toggle).waitFor();
  const request = async (path: string) => fetch(origin + path, { headers: await authorization(page) });
  return {
    page,
    complaints,
    async goTo(name) {
      await menu.or(toggle).filter({ visible: true }).first().waitFor();
      if (!(await menu.isVisible())) await toggle.click();
      await menu.getByRole("link", { name, exact: true }).click();
    },
    ask: async <Id extends RouteId>(_id: Id, path: string) =>
      (await (await request(path)).json()) as RouteOutput<Id>,
    status: async (path) => (await request(path)).status,
  };
}

async function authorization(page: Page): Promise<Record<string, string>> {
  const stored = await page.evaluate(() => sessionStorage.getItem("yinhui.tokens"));
  const tokens = JSON.parse(stored ?? "{}") as { accessToken?: string };
  return { authorization: `Bearer ${tokens.accessToken}` };
}
