import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn } from "./visitor.ts";
import { walkPages } from "./walk-pages.ts";

/** The folder that `npm run pictures` names. */
const folder = process.env["PAGE_PICTURES"] ?? "dist/pictures";
const widths = [360, 1366, 1920];
const heightMax = 4000;
const drawMs = 400;

const people = [
  { person: "科协", account: { role: "科协" } },
  { person: "县科协", account: { county: "凤阳县科协" } },
  { person: "银行联络员", account: { role: "银行联络员" } },
  { person: "审计", account: { role: "审计" } },
  { person: "农技协", account: { association: "凤阳县花生协会" } },
] as const;

describe.each(["empty", "demo"] as const)("every page, with the %s ledger", (ledger) => {
  let app: App;
  let browser: Browser;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp({}, ledger), openBrowser()]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  test.each(ledger === "demo" ? people : people.filter(({ person }) => person !== "农技协"))(
    "is pictured for $person on a phone, at a desk and in a hall",
    async ({ person, account }) => {
      const { page, complaints } = await signIn(browser, app.origin, account);
      const place = join(folder, ledger, person);
      mkdirSync(place, { recursive: true });
      const wide: string[] = [];
      await walkPages(page, app.origin, async (hash) => {
        const name = hash.replace(/^#\/|\?.*$/g, "").replaceAll("/", "-");
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          await page.waitForTimeout(drawMs);
          const whole = await page.evaluate<number>("document.documentElement.scrollHeight");
          await page.setViewportSize({ width, height: Math.min(whole, heightMax) });
          await page.screenshot({ path: join(place, `${name}-${width}.png`), animations: "disabled" });
          const found = await page.evaluate<number>("document.documentElement.scrollWidth");
          if (found > width) wide.push(`${hash} at ${width}: ${found}`);
        }
      });
      await page.context().close();

      expect(wide).toEqual([]);
      expect(complaints).toEqual([]);
    },
    300_000,
  );
});
