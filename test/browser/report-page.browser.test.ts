import { afterAll, beforeAll, expect, test } from "vitest";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";
import { settled } from "./walk-pages.ts";

let app: App;
let browser: Browser;
let supervisor: Visitor;

beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp({}, "demo"), openBrowser()]);
  supervisor = await signIn(browser, app.origin, { role: "科协" });
  await supervisor.page.goto(`${app.origin}/#/reports`);
  await settled(supervisor.page);
  await supervisor.page
    .getByRole("link", { name: /月报/ })
    .and(supervisor.page.locator("main a"))
    .first()
    .click();
  await supervisor.page.locator("iframe.report-frame").waitFor();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test("a report's page is printed as the report alone, not as a frame that a sheet's end cuts through", async () => {
  const { page, complaints } = supervisor;
  await page.emulateMedia({ media: "print" });
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");

  const printed = page.locator(".printed-report");
  await expect.poll(() => printed.evaluate((host) => host.shadowRoot?.textContent)).toContain("通报");
  expect(
    await printed.evaluate((host) => host.shadowRoot?.querySelectorAll("table, figure").length),
  ).toBeGreaterThan(5);
  expect(await page.locator("iframe.report-frame").isVisible()).toBe(false);
  expect(await page.getByText("发送情况").first().isVisible()).toBe(false);

  await page.evaluate("dispatchEvent(new Event('afterprint'))");
  await page.emulateMedia({ media: "screen" });
  expect(await page.locator("iframe.report-frame").isVisible()).toBe(true);
  expect(await printed.evaluate((host) => host.shadowRoot?.childNodes.length)).toBe(0);
  expect(complaints).toEqual([]);
});

test("the keyboard's way to print prints the report", async () => {
  const { page } = supervisor;
  await page.evaluate(
    "document.querySelector('iframe.report-frame').contentWindow.print = () => { document.title = 'printed' }",
  );
  await page.keyboard.press("Control+p");
  expect(await page.title()).toBe("printed");
});

test("an old report that nobody was sent promises no mail, and rests on none", async () => {
  const { page } = supervisor;
  await page.goto(`${app.origin}/#/reports`);
  await page.locator("main table").first().getByRole("link", { name: /月报$/ }).last().click();
  await page.getByText("没有寄送记录。").waitFor();
  const words = await page.getByRole("main").textContent();
  expect(words).toContain("以前发布的不补寄");
  expect(words).not.toContain("以寄出的邮件");
});

test("a month without a report says so once, with nothing to take along", async () => {
  const { page } = supervisor;
  await page.goto(`${app.origin}/#/reports/2030-01`);
  await page.getByRole("alert").first().waitFor();
  expect(await page.getByRole("alert").count()).toBe(1);
  expect(await page.getByRole("main").getByRole("button", { name: /下载/ }).count()).toBe(0);
});

test("bars and marks are seen in the system's high contrast, too", async () => {
  const { page } = supervisor;
  await page.emulateMedia({ forcedColors: "active" });
  await supervisor.goTo("进度");
  await page.locator(".goal-fill").first().waitFor();
  const [card, ...drawn] = await page.evaluate<string[]>(
    "['.card', '.goal-track', '.goal-fill', '.goal-mark'].map((part) => getComputedStyle(document.querySelector(part)).backgroundColor)",
  );
  const [track, fill, mark] = drawn;
  expect(track).toBe(card);
  expect(fill).not.toBe(card);
  expect(mark).not.toBe(card);
  await page.emulateMedia({ forcedColors: "none" });
});
