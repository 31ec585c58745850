import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { menuOf, type OldBrowser, openOldBrowser, press, shows, textOf, untilSo } from "./old-browser.ts";
import { type App, serveApp } from "./serve-app.ts";

const timeoutMs = 240_000;
/** Each has a book of its own, for one ledger takes none twice. */
const samples = {
  "chromium-88": "test/fixtures/samples/2016-06-贷款明细.xlsx",
  "chromium-109": "test/fixtures/samples/2016-07-银会合作贷款明细表.xlsx",
};
const fault = "出了差错";

let app: App;
beforeAll(async () => {
  app = await serveApp({}, "demo");
}, timeoutMs);
afterAll(() => app?.stop());

describe.each<OldBrowser>(["chromium-88", "chromium-109"])("in %s", (name) => {
  test.each([
    { who: "科协", pages: 12 },
    { who: "审计", pages: 8 },
  ])(
    "every page of the menu of $who shows its data",
    async ({ who, pages }) => {
      const { page, complaints, close } = await signedIn(name, who);
      const menu = await menuOf(page);
      expect(menu.length).toBeGreaterThanOrEqual(pages);

      for (const hash of menu) expect(await textOf(page, `${app.origin}/${hash}`), hash).not.toContain(fault);

      expect(complaints).toEqual([]);
      await close();
    },
    timeoutMs,
  );

  test(
    "a liaison uploads a book, sees what was understood, commits it, and opens a loan of it",
    async () => {
      const { page, complaints, close } = await signedIn(name, "银行联络员");
      await textOf(page, `${app.origin}/#/imports`);
      await (await page.$("input[type=file]"))?.setInputFiles(samples[name]);
      await shows(page, "确认入账");
      await press(page, "确认入账");
      await shows(page, "已入账");

      await textOf(page, `${app.origin}/#/loans`);
      await untilSo(page, "document.querySelector('a[href^=\"#/loans/\"]') !== null");
      const loan = await page.evaluate<string>(
        "document.querySelector('a[href^=\"#/loans/\"]').getAttribute('href')",
      );
      expect(await textOf(page, `${app.origin}/${loan}`)).toContain("贷款历程");

      expect(complaints).toEqual([]);
      await close();
    },
    timeoutMs,
  );

  test(
    "a fault of a page is told with its cause and the latest request, and one who was signed in stays so in a new tab",
    async () => {
      const { page, close } = await signedIn(name, "科协");
      await page.route("**/api/loans?*", (route) => route.fulfill({ json: { items: [null] } }));
      await page.goto(`${app.origin}/#/loans`);
      await shows(page, "最近的请求编号");

      await page.unroute("**/api/loans?*");
      await page.evaluate("sessionStorage.clear()");
      await page.goto("about:blank");
      expect(await textOf(page, `${app.origin}/#/reports`)).toContain("月报");
      await shows(page, "科协（演示）");
      await close();
    },
    timeoutMs,
  );

  test(
    "an association reads its own page on a phone",
    async () => {
      const { page, complaints, close } = await signedIn(name, "凤阳县花生协会", {
        viewport: { width: 360, height: 740 },
      });
      for (const hash of await menuOf(page))
        expect(await textOf(page, `${app.origin}/${hash}`), hash).not.toContain(fault);

      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
      expect(complaints).toEqual([]);
      await close();
    },
    timeoutMs,
  );
});

test(
  "where a browser has no whole numbers of any size (Safari 13), every page says the same",
  async () => {
    const whole = await signedIn("chromium-88", "科协");
    const menu = (await menuOf(whole.page)).filter((hash) => hash !== "#/readings");
    const said = [];
    for (const hash of menu) said.push(await textOf(whole.page, `${app.origin}/${hash}`));
    await whole.close();

    const without = await signedIn(
      "chromium-88",
      "科协",
      {},
      "delete window.BigInt; delete Blob.prototype.arrayBuffer",
    );
    for (const [index, hash] of menu.entries())
      expect(await textOf(without.page, `${app.origin}/${hash}`), hash).toBe(said[index]);
    expect(without.complaints).toEqual([]);
    await without.close();
  },
  timeoutMs,
);

test(
  "a browser that cannot read the scripts says so, and which to use",
  async () => {
    const browser = await openOldBrowser("chromium-88");
    const page = await browser.newPage();
    await page.route("**/assets/main-*.js", (route) =>
      route.fulfill({ contentType: "text/javascript", body: "let later = ?? of the future" }),
    );
    await page.goto(app.origin);

    await shows(page, "这个浏览器太旧");
    expect(await page.evaluate<string>("document.body.innerText")).toContain("内核 80 以上");
    await browser.close();
  },
  timeoutMs,
);

/**
 * A page on which somebody has signed in by the demo's buttons, in a browser of its own (these have one window each), and
 * what it complained of since.
 */
async function signedIn(name: OldBrowser, who: string, options: BrowserContextOptions = {}, first = "") {
  const browser = await openOldBrowser(name);
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
    ...options,
  });
  if (first !== "") await context.addInitScript(first);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(app.origin);
  await press(page, "登录");
  await untilSo(page, "document.querySelector('form') !== null");
  if (who.endsWith("协会")) await choose(page, who);
  await press(page, who.endsWith("协会") ? "以所选农技协登录" : who);
  await untilSo(page, "document.querySelector('nav a') !== null");
  return { page, complaints, close: () => browser.close() };
}

/** Chooses what is named so in the last list of the sign-in form. */
async function choose(page: Page, name: string): Promise<void> {
  await page.evaluate(`{
    const list = [...document.querySelectorAll("select")].pop();
    list.value = [...list.options].find((one) => one.textContent.trim() === ${JSON.stringify(name)}).value;
  }`);
}
