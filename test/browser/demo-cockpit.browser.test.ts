import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { spokenRange } from "#shared/chart/chart-money.ts";
import { keepPicture } from "./keep-picture.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { seriousFindings } from "./serious-findings.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

const asOf = "2026-10-20";
const paperWidthPx = 700;
const smallestLetters = `Math.min(...[...document.querySelectorAll(".screen *:not(:has(*))")]
  .filter((part) => part.textContent !== "" && part.getAttribute("class") !== "visually-hidden")
  .map((part) => Number.parseFloat(getComputedStyle(part).fontSize)))`;

describe("the cockpit over fourteen months", () => {
  let app: App;
  let browser: Browser;
  let supervisor: Visitor;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp({}, "demo"), openBrowser()]);
    supervisor = await signIn(browser, app.origin, { role: "科协" });
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  async function open(hash: string) {
    await supervisor.page.goto(`${app.origin}/${hash}`);
    await supervisor.page.locator(".chart-canvas canvas").first().waitFor();
  }

  test("tells where the goal is going as the API has it", async () => {
    const { page } = supervisor;
    await open(`#/cockpit?asOf=${asOf}`);

    const { forecast } = await supervisor.ask("read-progress", `/api/progress?asOf=${asOf}`);

    const range = forecast.state === "ready" ? spokenRange(forecast.lowFen, forecast.highFen) : "no forecast";
    expect(await page.locator(".headline").textContent()).toContain(`按目前速度预计到期完成 ${range}。`);
    await keepPicture(page, "cockpit");
  });

  test("says until when the data goes, and shows the day of the cut-off with the counties' movement", async () => {
    const { page } = supervisor;
    await open("#/cockpit");
    const { freshness } = await supervisor.ask("read-cockpit", "/api/cockpit");
    const cutOff = freshness[0]?.dataOn;

    await page.getByText(`银行数据截至 ${cutOff}`).waitFor();
    await page.getByRole("link", { name: "按数据截至日查看" }).click();

    await page
      .getByRole("heading", { name: `截至 ${cutOff}` })
      .or(page.getByText(`截至 ${cutOff}，`))
      .first()
      .waitFor();
    expect(new URL(page.url()).hash).toBe(`#/cockpit?asOf=${cutOff}`);
    expect(await page.getByText("银行数据截至").count()).toBe(0);
    const counties = page.locator("section.table-box[aria-label='分县（市、区）排名']");
    await counties.waitFor();
    const overflow = await counties.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test("goes to paper without menu and buttons, no chart wider than the sheet", async () => {
    const { page } = supervisor;
    await open(`#/cockpit?asOf=${asOf}`);

    await page.setViewportSize({ width: paperWidthPx, height: 990 });
    await page.emulateMedia({ media: "print" });

    expect(await page.getByRole("navigation", { name: "主菜单" }).isVisible()).toBe(false);
    expect(await page.getByRole("button").filter({ visible: true }).count()).toBe(0);
    for (const canvas of await page.locator("canvas").all()) {
      expect((await canvas.boundingBox())?.width).toBeLessThanOrEqual(paperWidthPx);
    }
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(5);
    await page.emulateMedia({ media: "screen" });
  });

  test("is legible on a projector: nothing serious for axe, nothing small", async () => {
    const { page } = supervisor;
    await page.setViewportSize({ width: 1920, height: 1080 });
    await open(`#/cockpit?asOf=${asOf}&screen=1`);

    const findings = await seriousFindings(page);
    const smallest = await page.evaluate(smallestLetters);

    expect(findings).toEqual([]);
    expect(smallest).toBeGreaterThanOrEqual(18);
    await keepPicture(page, "cockpit-screen");
    expect(supervisor.complaints).toEqual([]);
  });

  test("says on the projector when it cannot be brought up to date, and goes on by itself", async () => {
    const { page } = supervisor;
    const comeBackInSight = () => page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await open(`#/cockpit?asOf=${asOf}&screen=1`);
    await page.getByText("每 3 分钟自动更新").waitFor();
    await page.route("**/api/**", (route) => route.abort());

    await comeBackInSight();
    await page.getByText(/连接不上服务器，以下为 .* 的数据，仍在自动重试/).waitFor();

    await page.unroute("**/api/**");
    await comeBackInSight();
    await page.getByText("每 3 分钟自动更新").waitFor();
  });
});
