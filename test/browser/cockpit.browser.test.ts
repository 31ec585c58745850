import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { formatWan, formatYuan } from "#shared/domain/base/money.ts";
import { type Figure, loansOfFigure } from "#shared/domain/ledger/figure-loans.ts";
import { heldBy, sheetsOf } from "#test/support/receipts.ts";
import { markup, hostileProgramme as programme } from "./hostile-programme.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

const samples = "test/fixtures/samples";
const asOf = "2016-07-31";

type Progress = RouteOutput<"read-progress">;
type Cockpit = RouteOutput<"read-cockpit">;

describe("the cockpit in the browser", () => {
  let folder: string;
  let app: App;
  let browser: Browser;
  let supervisor: Visitor;
  let progress: Progress;
  let cockpit: Cockpit;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "yinhui-cockpit-"));
    const file = join(folder, "programme.json");
    writeFileSync(file, JSON.stringify(programme));
    [app, browser] = await Promise.all([serveApp({ PROGRAMME_FILE: file }), openBrowser()]);
    const liaison = await signIn(browser, app.origin, { role: "银行联络员" });
    for (const name of ["2016-06-贷款明细.xlsx", "2016-07-银会合作贷款明细表.xlsx"]) {
      await liaison.goTo("导入");
      await liaison.page.locator("input[type=file]").first().setInputFiles(`${samples}/${name}`);
      await liaison.page.getByRole("button", { name: /^确认入账/ }).click();
      await liaison.page.getByText("已入账。").waitFor();
    }
    await liaison.page.context().close();
    supervisor = await signIn(browser, app.origin, { role: "科协" });
    progress = await supervisor.ask("read-progress", `/api/progress?asOf=${asOf}`);
    cockpit = await supervisor.ask("read-cockpit", `/api/cockpit?asOf=${asOf}`);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    rmSync(folder, { recursive: true });
  });

  async function open(hash = `#/cockpit?asOf=${asOf}`) {
    await supervisor.page.goto(`${app.origin}/${hash}`);
    await supervisor.page.locator(".chart-canvas canvas").first().waitFor();
  }

  test("is where a supervisor begins, and says in one sentence how the goal stands", async () => {
    const { page } = supervisor;

    await page.getByRole("heading", { name: "驾驶舱" }).waitFor();
    await open();

    const said = (await page.locator(".headline").textContent()) ?? "";
    expect(said).toContain(`截至 ${asOf}，累计发放 ${formatWan(BigInt(progress.countedFen))} 万元`);
    expect(said).toContain("数据不足，暂不预测");
    const drawn = page.getByRole("region", { name: "目标进度" }).getByRole("img");
    expect(await drawn.getAttribute("aria-label")).toBe(said);
  });

  test("shows every figure as the API tells it, each a way to its loans", async () => {
    const { page } = supervisor;
    const month = asOf.slice(0, 7);
    const { quality, poor } = cockpit;
    const amounts: [figure: Figure, fen: number][] = [
      [{}, progress.disbursedFen],
      [{ measure: "outstanding" }, progress.outstandingFen],
      [{ measure: "renewal" }, progress.renewalFen],
      [{ measure: "poor" }, poor.disbursedFen],
      [{ measure: "overdue" }, quality.overdue.outstandingFen],
      [{ measure: "nonPerforming" }, quality.nonPerforming.outstandingFen],
      [{ counted: true }, progress.calibers[0]?.fen ?? -1],
      [{ counted: true, measure: "newMoney" }, progress.calibers[1]?.fen ?? -1],
      [{ counted: true, measure: "outstanding" }, progress.calibers[2]?.fen ?? -1],
      ...quality.byClass.map(({ classification, outstandingFen }): [Figure, number] => [
        { classification },
        outstandingFen,
      ]),
      ...progress.byBorrowerType.map(({ type, disbursedFen }): [Figure, number] => [
        { borrowerType: type },
        disbursedFen,
      ]),
      ...progress.byCounty.flatMap(({ code, disbursedFen, monthFen }): [Figure, number][] => [
        [{ countyCode: code }, disbursedFen],
        [{ countyCode: code, month }, monthFen],
      ]),
      ...progress.byMonth.flatMap((one): [Figure, number][] => [
        [{ month: one.month }, one.disbursedFen],
        [{ throughMonth: one.month }, one.cumulativeFen],
      ]),
    ];

    const shown = await page
      .locator("a.figure-link")
      .evaluateAll((links) =>
        links.map((link) => `${link.getAttribute("href")} ${link.getAttribute("title")} ${link.textContent}`),
      );

    expect(amounts.length).toBeGreaterThan(30);
    for (const [figure, fen] of amounts) {
      const exact = `${formatYuan(BigInt(fen))} 元，查看贷款明细`;
      expect(shown).toContain(`${hashOf(figure)} ${exact} ${formatWan(BigInt(fen))}`);
    }
  });

  test("ranks the counties with their movement in words", async () => {
    const rows = supervisor.page
      .getByRole("region", { name: "分县（市、区）排名" })
      .getByRole("table")
      .getByRole("row");

    const shown = (await rows.allTextContents()).slice(1);

    const ranked = progress.byCounty.toSorted((a, b) => (a.rank ?? 99) - (b.rank ?? 99));
    expect(shown).toHaveLength(ranked.length);
    for (const [index, { name, rank, rankBefore }] of ranked.entries()) {
      expect(shown[index]).toContain(name);
      expect(shown[index]?.startsWith(`${rank} `)).toBe(true);
      const moved = (rankBefore ?? rank ?? 0) - (rank ?? 0);
      expect(shown[index]).toContain(
        moved === 0 ? "名次未变" : `${moved > 0 ? "上升" : "下降"} ${Math.abs(moved)} 位`,
      );
    }
  });

  test.each<[string, Figure]>([
    ["a county", { countyCode: "341181" }],
    ["a month", { month: "2016-07" }],
    ["a class", { classification: "normal" }],
    ["poor households", { measure: "poor" }],
  ])(
    "the figure of %s opens loans whose sum is that figure, and the way back is the browser's",
    async (_, of) => {
      const { page } = supervisor;
      await open();
      for (const summary of await page.locator("summary").all()) await summary.click();
      const link = page.locator(`a.figure-link[href="${hashOf(of)}"][title*="元"]`).first();
      const [figure = ""] = ((await link.getAttribute("title")) ?? "").split("，查看");

      await link.click();

      const sum = page.getByLabel("合计", { exact: true });
      await sum.getByText(figure).first().waitFor();
      await page.getByRole("list", { name: "筛选条件" }).waitFor();
      await page.goBack();
      await page.getByRole("heading", { name: "驾驶舱" }).waitFor();
    },
  );

  test("conditions are words that can be dropped one by one", async () => {
    const { page } = supervisor;
    await page.goto(`${app.origin}/${hashOf({ countyCode: "341181", measure: "poor" })}`);
    const chips = page.getByRole("list", { name: "筛选条件" });
    await chips.getByText("县（市、区）：天长市").waitFor();

    await chips.getByRole("link", { name: /^只看：建档立卡户/ }).click();

    await expect.poll(() => chips.getByText("建档立卡户").count()).toBe(0);
    const sum = await supervisor.ask("sum-loans", `/api/loan-sum?countyCode=341181&disbursedUntil=${asOf}`);
    await page
      .getByLabel("合计", { exact: true })
      .getByText(`${formatYuan(BigInt(sum.disbursedFen))} 元`)
      .waitFor();
  });

  test("a column of the chart opens its month", async () => {
    const { page } = supervisor;
    await open();
    const columns = page.getByRole("region", { name: "分月发放" }).getByRole("img");
    const box = await columns.boundingBox();

    await columns.click({ position: { x: (box?.width ?? 0) * 0.75, y: (box?.height ?? 0) / 2 } });

    await page.getByText("放款月份：2016-07").waitFor();
  });

  test("each chart is kept as a picture, a drawing and a workbook with the same figures", async () => {
    const { page } = supervisor;
    await open();
    const months = page.getByRole("region", { name: "分月发放" }).first();

    const [png, svg, xlsx] = [
      await saved(page, () => months.getByRole("button", { name: "PNG" }).click()),
      await saved(page, () => months.getByRole("button", { name: "SVG" }).click()),
      await saved(page, () => months.getByRole("button", { name: "Excel" }).click()),
    ];

    expect(png.name).toBe(`分月发放-截至${asOf}.png`);
    expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(png.bytes.readUInt32BE(16)).toBe(2240);
    expect(svg.name).toBe(`分月发放-截至${asOf}.svg`);
    expect(svg.bytes.toString()).toMatch(/^<svg [\s\S]+分月发放-截至2016-07-31[\s\S]+<\/svg>$/);
    const [sheet] = await sheetsOf(xlsx.bytes);
    const rows = [...heldBy(sheet).values()].map((cells) => cells.join(" "));
    for (const { month, disbursedFen, loanCount } of progress.byMonth) {
      const yuan = formatYuan(BigInt(disbursedFen)).replaceAll(",", "");
      const row = rows.find((text) => text.startsWith(`text ${month}`)) ?? "";
      expect(row).toContain(`number ${loanCount}{}`);
      expect(row).toContain(`number ${Number(yuan)}`);
    }
  });

  test("a name that looks like markup is text in tables, charts and drawings", async () => {
    const { page } = supervisor;
    await open();
    await page.getByRole("region", { name: "分县（市、区）排名" }).getByText(markup).first().waitFor();
    const counties = page.getByRole("region", { name: "分县（市、区）排名" }).first();

    const svg = await saved(page, () => counties.getByRole("button", { name: "SVG" }).click());

    expect(svg.bytes.toString()).toContain("&lt;img");
    expect(svg.bytes.toString()).not.toContain("<img");
    expect(await page.evaluate("window.hostile")).toBeUndefined();
  });

  test("fills a projector without scrolling, and Escape leaves it", async () => {
    const { page } = supervisor;
    await page.setViewportSize({ width: 1920, height: 1080 });
    await open(`#/cockpit?asOf=${asOf}&screen=1`);

    const sizes = await page.evaluate(
      "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]",
    );
    const cut = await page
      .locator(".screen, .screen *")
      .evaluateAll((parts) =>
        parts
          .filter(
            (part) => part.getBoundingClientRect().bottom > 1080 || part.getBoundingClientRect().right > 1920,
          )
          .map((part) => part.className),
      );

    expect(sizes).toEqual([1920, 1080]);
    expect(cut).toEqual([]);
    expect(await page.getByRole("navigation").count()).toBe(0);
    await page.keyboard.press("Escape");
    await page.getByRole("navigation", { name: "主菜单" }).waitFor();
    expect(new URL(page.url()).hash).toBe(`#/cockpit?asOf=${asOf}`);
  });

  test("stands on a phone without scrolling sideways", async () => {
    const { page } = supervisor;
    await page.setViewportSize({ width: 360, height: 760 });
    await open();

    await expect.poll(() => page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(supervisor.complaints).toEqual([]);
  });
});

function hashOf(figure: Figure): string {
  const names: Record<string, string> = {
    countyCode: "county",
    borrowerType: "type",
    month: "month",
    disbursedFrom: "from",
    disbursedUntil: "until",
    measure: "measure",
    classification: "class",
  };
  const filter = loansOfFigure(figure, { asOf, firstOn: programme.firstOn, lastOn: programme.lastOn });
  const wanted = new Map<string, unknown>(Object.entries(filter));
  const query = new URLSearchParams();
  for (const [term, name] of Object.entries(names)) {
    const value = wanted.get(term);
    if (value !== undefined) query.set(name, String(value));
  }
  return `#/loans?${query}`;
}

async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
