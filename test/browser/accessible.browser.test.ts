import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampled } from "#test/support/depth.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { seriousFindings } from "./serious-findings.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn } from "./visitor.ts";
import { settled, walkPages } from "./walk-pages.ts";

const widths = [360, 1280];
const sample = "test/fixtures/samples/2016-06-贷款明细.xlsx";
const stopsMax = 80;

describe("every page of every person", () => {
  let app: App;
  let browser: Browser;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp({}, "demo"), openBrowser()]);
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  test.each([
    ...sampled([
      { person: "科协", account: { role: "科协" }, pages: 9 },
      { person: "银行联络员", account: { role: "银行联络员" }, pages: 7 },
      { person: "审计", account: { role: "审计" }, pages: 9 },
    ]),
    { person: "农技协", account: { association: "凤阳县花生协会" }, pages: 4 },
  ])(
    "has no serious finding of axe, wide and narrow, for $person",
    async ({ account, pages }) => {
      const { page, complaints } = await signIn(browser, app.origin, account);
      const findings: string[] = [];
      const walked = await walkPages(page, app.origin, async (hash) => {
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          for (const finding of await seriousFindings(page)) findings.push(`${hash} at ${width}: ${finding}`);
          const wide = await page.evaluate<number>("document.documentElement.scrollWidth");
          if (wide > width) findings.push(`${hash} at ${width}: is ${wide} wide`);
        }
      });
      await page.context().close();

      expect(findings).toEqual([]);
      expect(walked.length).toBeGreaterThanOrEqual(pages);
      expect(complaints).toEqual([]);
    },
    180_000,
  );

  test("has no serious finding on a projector", async () => {
    const { page, complaints } = await signIn(browser, app.origin, { role: "科协" }, 1920);
    await page.goto(`${app.origin}/#/cockpit?screen=1`);
    await settled(page);

    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  test("can be used by the keyboard alone, from signing in to committing a file", async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "zh-CN" });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(app.origin);
    await page.getByRole("button", { name: "登录" }).waitFor();
    await pressAt(page, "登录");
    await page.getByRole("button", { name: "银行联络员" }).waitFor();
    await pressAt(page, "银行联络员");
    await page.getByRole("navigation", { name: "主菜单" }).waitFor();
    await pressAt(page, "导入");
    await page.getByRole("heading", { level: 1 }).waitFor();
    const chooser = page.waitForEvent("filechooser");
    await tabTo(page, "document.activeElement.matches('input[type=file]')");
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(sample);
    await page.getByRole("button", { name: "确认入账" }).waitFor();
    await pressAt(page, "确认入账");

    await page.getByText("已入账").first().waitFor();
    await context.close();
  }, 90_000);
});

/** Goes on by Tab until what has the focus is named so, and presses it. */
async function pressAt(page: Page, name: string): Promise<void> {
  await tabTo(page, `document.activeElement.textContent.trim().startsWith(${JSON.stringify(name)})`);
  await page.keyboard.press("Enter");
}

async function tabTo(page: Page, isThere: string): Promise<void> {
  for (let stop = 0; stop < stopsMax; stop++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate<boolean>(`document.activeElement !== document.body && ${isThere}`)) return;
  }
  throw new Error(`no stop of the keyboard where ${isThere}`);
}
