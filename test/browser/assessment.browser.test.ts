import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepPicture } from "./keep-picture.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";
import { settled } from "./walk-pages.ts";

const phone = 390;
const desk = 1366;
const hostile = `<img src=x onerror="window.hostile=1"> 落后`;

describe("the assessment of a quarter in the browser", () => {
  let app: App;
  let browser: Browser;
  let supervisor: Visitor;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp({}, "demo"), openBrowser()]);
    supervisor = await signIn(browser, app.origin, { role: "科协" }, desk);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  /** Whether a page is no wider than its window. */
  const fits = ({ page }: Visitor) =>
    page.evaluate<boolean>("document.documentElement.scrollWidth <= window.innerWidth");

  test("each card is listed with its points, and opens the figures that they come from", async () => {
    const { page } = supervisor;
    await supervisor.goTo("考核");
    await settled(page);
    const { cards } = await supervisor.ask("read-assessment", "/api/assessment");
    const county = cards.find(({ kind }) => kind === "county");
    await keepPicture(page, "demo-assessment-desk");

    await page.getByRole("link", { name: county?.name ?? "", exact: true }).click();
    await page.getByRole("cell", { name: "累计发放占季末应达到数的比例，达到即满分" }).waitFor();
    await keepPicture(page, "demo-assessment-card");
    await page.getByRole("link", { name: /^累计发放/ }).click();
    await page.waitForURL(/#\/loans\?county=\d+&from=\d{4}-\d{2}-\d{2}&until=/);

    expect(await fits(supervisor)).toBe(true);
    expect(supervisor.complaints).toEqual([]);
  });

  test("科协 opens an item with who answers for it, and closes it again", async () => {
    const { page } = supervisor;
    await supervisor.goTo("考核");
    await settled(page);
    const { cards } = await supervisor.ask("read-assessment", "/api/assessment");
    const card = cards.find(({ kind, rectification }) => kind === "county" && rectification === undefined);
    await page.getByRole("link", { name: card?.name ?? "", exact: true }).click();

    await page.getByRole("button", { name: "开出整改" }).click();
    await page.getByLabel("整改事项（写入月报）").fill(hostile);
    await page.getByLabel("责任单位").fill("县科协");
    await page.getByRole("button", { name: "开出整改" }).click();
    await page.getByText("责任单位：县科协；整改时限：").waitFor();
    await page.getByText(hostile).waitFor();
    await page.getByText("整改中").waitFor();
    await page.getByRole("button", { name: "销号" }).click();
    await page.getByLabel("销号说明（写入月报）").fill("已核实");
    await page.getByRole("button", { name: "销号" }).click();
    await page.getByText("已销号").waitFor();

    expect(await page.evaluate("window.hostile")).toBeUndefined();
    expect(supervisor.complaints).toEqual([]);
  });

  test("an association sees its own card alone, on a phone too", async () => {
    const association = await signIn(browser, app.origin, { association: "明光市甜叶菊协会" }, phone);
    const { page } = association;
    await association.goTo("考核");
    await settled(page);
    const { cards } = await association.ask("read-assessment", "/api/assessment");
    await keepPicture(page, "demo-assessment-phone");

    expect(cards.map(({ name }) => name)).toEqual(["明光市甜叶菊协会"]);
    expect(await fits(association)).toBe(true);
    await page.getByRole("link", { name: "明光市甜叶菊协会", exact: true }).click();
    await page.getByText("计分办法").first().waitFor({ state: "attached" });
    await settled(page);
    await keepPicture(page, "demo-assessment-phone-card");
    expect(await page.getByRole("button", { name: "开出整改" }).count()).toBe(0);
    expect(await fits(association)).toBe(true);
    expect(association.complaints).toEqual([]);
  });
});
