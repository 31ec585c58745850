import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepPicture } from "./keep-picture.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn } from "./visitor.ts";
import { settled } from "./walk-pages.ts";

const drawMs = 1500;
const phone = 360;
const desk = 1280;
const hall = 1920;

/** What is pictured of each person's pages: the address, perhaps the link to follow from it, and the width. */
const people = [
  {
    account: { role: "科协" },
    pictures: [
      { name: "demo-cockpit", hash: "#/cockpit", width: desk },
      { name: "demo-cockpit-phone", hash: "#/cockpit", width: phone },
      { name: "demo-projector", hash: "#/cockpit?screen=1", width: hall },
      { name: "demo-corrections", hash: "#/corrections", width: desk },
      { name: "demo-people", hash: "#/people", width: desk },
      { name: "demo-settings", hash: "#/settings", width: desk },
      { name: "demo-report", hash: "#/reports/2026-10", width: desk },
    ],
  },
  {
    account: { role: "银行联络员" },
    pictures: [
      { name: "demo-imports", hash: "#/imports", width: desk },
      { name: "demo-import", hash: "#/imports", link: "a[href^='#/imports/']", width: desk },
      {
        name: "demo-import-refused",
        hash: "#/imports",
        link: "tr:has-text('2026-05') a[href^='#/imports/']",
        width: desk,
      },
      { name: "demo-imports-phone", hash: "#/imports", width: phone },
      { name: "demo-loans", hash: "#/loans", width: desk },
    ],
  },
  {
    account: { association: "明光市甜叶菊协会" },
    pictures: [
      { name: "demo-association-phone", hash: "#/my-association", width: phone },
      {
        name: "demo-association-loan-phone",
        hash: "#/my-association",
        link: "a[href^='#/loans/']",
        width: phone,
      },
      { name: "demo-association-desk", hash: "#/my-association", width: desk },
    ],
  },
  { account: { role: "审计" }, pictures: [{ name: "demo-journal", hash: "#/journal", width: desk }] },
] as const;

describe("the pictures of the documents", () => {
  let app: App;
  let browser: Browser;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp({}, "demo"), openBrowser()]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  test.each(people)(
    "are kept of the demo as $account sees it",
    async ({ account, pictures }) => {
      const { page, complaints } = await signIn(browser, app.origin, account);
      for (const { name, hash, width, ...rest } of pictures) {
        await page.setViewportSize({ width, height: width === hall ? 1080 : 800 });
        await page.goto(`${app.origin}/${hash}`);
        await settled(page);
        if ("link" in rest) {
          await page.locator("main").locator(rest.link).first().click();
          await settled(page);
        }
        await page.waitForTimeout(drawMs);
        await keepPicture(page, name);
      }

      expect(complaints).toEqual([]);
    },
    120_000,
  );
});
