import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatWan, formatYuan } from "#shared/domain/base/money.ts";
import { sheetsOf } from "#test/support/receipts.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { keepPicture } from "./keep-picture.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import type { Visitor } from "./visitor.ts";

const samples = "test/fixtures/samples";
const phoneWidth = 360;

/** Where the walk takes place: a program with its pages, and how people of it sign in. */
export type WalkHost = {
  origin: string;
  signIn(browser: Browser, who: { role: string } | { association: string }, width?: number): Promise<Visitor>;
  stop(): Promise<void>;
};

/** A month in the browser, from the first upload to the report and an undoing; the same on every host. */
export function describeWalk(name: string, open: () => Promise<WalkHost>): void {
  describe(name, { timeout: 60_000 }, () => {
    let app: WalkHost;
    let browser: Browser;
    let liaison: Visitor;

    beforeAll(async () => {
      [app, browser] = await Promise.all([open(), openBrowser()]);
      liaison = await app.signIn(browser, { role: "银行联络员" });
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await app?.stop();
    });

    test("the liaison uploads a file and sees what was understood before anything is booked", async () => {
      const { page } = liaison;

      await liaison.goTo("导入");
      await page.locator("input[type=file]").setInputFiles(`${samples}/2016-06-贷款明细.xlsx`);
      await page.getByRole("button", { name: "确认入账" }).waitFor();

      await page.getByText("累计发放由 0.00 元增至 19,900,000.00 元，占目标 0.00% → 6.63%").waitFor();
      await page.getByRole("list", { name: "行数" }).getByText("新增60").waitFor();
      const understood = page.getByRole("region", { name: "系统怎样理解这份文件" });
      await understood
        .getByText("工作表“明细”，表头第 1 行，金额单位元（没有写明，按元），17 列已识别")
        .click();
      await understood.getByText("放款金额").first().waitFor();
      expect((await liaison.ask("read-progress", "/api/progress")).disbursedFen).toBe(0);
      await keepPicture(page, "import-check", { fullPage: false });
    });

    test("the check is still there after the page is loaded again", async () => {
      const { page } = liaison;

      await page.reload();

      await page.getByRole("button", { name: "确认入账（60 笔）" }).waitFor();
    });

    test("the liaison commits it, and the progress page shows the exact sum", async () => {
      const { page } = liaison;

      await page.getByRole("button", { name: "确认入账" }).click();
      await page.getByText("已入账。").waitFor();
      await liaison.goTo("进度");

      const headline = page.locator(".statistics-head");
      await headline.getByText("19,900,000.00 元").waitFor();
      const progress = await liaison.ask("read-progress", "/api/progress");
      const shown = (await headline.textContent()) ?? "";
      expect(progress.disbursedFen).toBe(1_990_000_000);
      expect(shown).toContain(`${formatWan(BigInt(progress.disbursedFen))}万元`);
      expect(shown).toContain(`占目标${progress.percentOfGoal.toFixed(2)}%`);
      expect(progress.percentOfGoal).toBe(6.63);
      const remaining = BigInt(progress.remainingFen);
      expect(shown).toContain(`${formatWan(remaining)}${formatYuan(remaining)} 元万元`);
      for (const county of progress.byCounty) {
        const row = page
          .getByRole("region", { name: "分县（市、区）" })
          .getByRole("row", { name: county.name });
        expect(await row.first().textContent()).toContain(`${formatYuan(BigInt(county.disbursedFen))} 元`);
      }
    });

    test("the progress of an earlier day is measured against the pace of that day", async () => {
      const { page } = liaison;

      await page.getByLabel("截至日期").fill("2016-06-30");

      const then = await liaison.ask("read-progress", "/api/progress?asOf=2016-06-30");
      await page.getByText(`超前 ${then.aheadOfPacePercent.toFixed(2)} 个百分点`).waitFor();
      await page.getByText(`每月需发放 ${formatWan(BigInt(then.requiredPerMonthFen ?? 0))} 万元`).waitFor();
      await page.getByLabel("截至日期").blur();
      await keepPicture(page, "progress");
    });

    test("an association sees its own loans only, on a phone", async () => {
      const { items } = await liaison.ask("list-associations", "/api/associations");
      const [own, other] = items.filter(({ loanCount }) => loanCount > 0);
      const theirs = await liaison.ask(
        "list-loans",
        `/api/loans?associationId=${other?.associationId}&limit=1`,
      );

      const visitor = await app.signIn(browser, { association: own?.name ?? "" }, phoneWidth);
      const { page } = visitor;
      const cards = page.locator("a.loan-card");
      await cards.first().waitFor();

      const loans = await visitor.ask("list-loans", "/api/loans");
      expect(await cards.count()).toBe(Math.min(loans.items.length, 20));
      expect(new Set(loans.items.map(({ associationId }) => associationId))).toEqual(
        new Set([own?.associationId]),
      );
      await page
        .getByTitle(`${formatYuan(BigInt(own?.disbursedFen ?? 0))} 元`)
        .first()
        .waitFor();
      expect(await visitor.status(`/api/loan?loanNo=${theirs.items[0]?.loanNo}`)).toBe(404);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(phoneWidth);
      await keepPicture(page, "association-phone");

      await cards.first().click();
      await page.getByText("首次入账").waitFor();
      expect(visitor.complaints).toEqual([]);
      await page.context().close();
    });

    test("refused rows are shown with their cell, reason and remedy", async () => {
      const { page } = liaison;

      await liaison.goTo("导入");
      await page.locator("input[type=file]").setInputFiles(`${samples}/2016-10-含错误.xlsx`);
      await page.getByRole("button", { name: "确认入账" }).waitFor();

      const refused = page.getByRole("region", { name: "退回的行" }).getByRole("table");
      const importId = new URL(page.url()).hash.split("/").at(-1);
      const rows = await liaison.ask(
        "list-import-rows",
        `/api/imports/${importId}/rows?outcome=refused&limit=20`,
      );
      const reason = rows.items[0]?.reasons[0];
      await refused
        .getByText(reason?.message ?? "")
        .first()
        .waitFor();
      const shown = (await refused.textContent()) ?? "";
      for (const part of [reason?.cell, reason?.column, reason?.remedy]) expect(shown).toContain(part);
      await page.getByRole("heading", { name: "逐行核对结果" }).scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 500);
      await keepPicture(page, "import-refused", { fullPage: false });
      expect(await savedBy(page, "下载回执")).toEqual(["回执-2016-10-含错误.xlsx", 21]);
      expect(await savedBy(page, "下载退回行（12 行）")).toEqual(["退回行-2016-10-含错误.xlsx", 14]);
      await page.getByRole("button", { name: "取消导入" }).click();
      await page.getByText("已取消，没有记入台账。").waitFor();
      expect(await page.getByRole("button", { name: "下载回执" }).count()).toBe(0);
      await liaison.goTo("导入");
      expect(await savedBy(page, "下载模板")).toEqual(["贷款明细模板.xlsx", 2]);
      expect(liaison.complaints).toEqual([]);
    });

    test("the supervisor publishes the month and reads it in its own dress", async () => {
      const visitor = await app.signIn(browser, { role: "科协" });
      const { page } = visitor;

      await visitor.goTo("月报");
      await expect.poll(() => page.getByRole("combobox", { name: "月份" }).inputValue()).toBe("2016-06");
      await page.getByRole("button", { name: "发布 2016-06 月报" }).click();
      await page.getByRole("button", { name: "确认发布" }).click();
      await page.getByRole("link", { name: "阅读" }).click();

      const report = page.frameLocator("iframe.report-frame").locator("body");
      await report.getByText("1,990.00").first().waitFor();
      const ruleCount = await report.evaluate(({ ownerDocument }) =>
        ownerDocument.adoptedStyleSheets.reduce(
          (sum: number, { cssRules }: { cssRules: { length: number } }) => sum + cssRules.length,
          0,
        ),
      );
      expect(ruleCount).toBeGreaterThan(0);

      await visitor.goTo("核对");
      await page.getByText("一致：贷款、流水与全部合计没有差异。").waitFor();
      await visitor.goTo("流水");
      await page.getByText("第 1 块").first().waitFor();
      await visitor.goTo("台账");
      await page.getByRole("region", { name: "贷款" }).getByRole("link").first().waitFor();
      expect(visitor.complaints).toEqual([]);
      await page.context().close();
    });

    test("names that look like markup are shown as text", async () => {
      const { page } = liaison;
      const markup = `<img src=x onerror="window.hostile=1">`;
      const file = [
        "借据号,借款人,证件号码,客户类型,所属农技协,县区,放款金额,放款日期",
        `MARKUP-1,"${markup.replaceAll('"', '""')}",11010519491231002X,会员,<b>天长</b>农技协,天长市,50000,2016-11-05`,
      ].join("\n");

      await liaison.goTo("导入");
      await page.locator("input[type=file]").setInputFiles({
        name: "<i>2016-11<i>.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(file),
      });
      await page.getByRole("button", { name: "确认入账（1 笔）" }).click();
      await page.getByText("已入账。").waitFor();
      await page.goto(`${app.origin}/#/loans/MARKUP-1`);

      await page.getByText(markup).waitFor();
      await page.getByText("<b>天长</b>农技协").waitFor();
      expect(await page.evaluate("window.hostile")).toBeUndefined();
      expect(liaison.complaints).toEqual([]);
    });

    test("the liaison takes an import back with a reason, and its loans are gone from the sum", async () => {
      const { page } = liaison;
      const before = await liaison.ask("read-progress", "/api/progress");

      await liaison.goTo("导入");
      await page.getByRole("link", { name: "<i>2016-11<i>.csv" }).click();
      await page.getByRole("button", { name: "撤销入账" }).click();
      expect(await page.getByRole("button", { name: "确认撤销" }).isDisabled()).toBe(true);
      await page.getByLabel("撤销原因").fill("<b>传错了</b>文件");
      await page.getByRole("button", { name: "确认撤销" }).click();

      await page.getByText("已撤销：1 笔恢复到这次导入之前。").waitFor();
      await page.getByText("原因：<b>传错了</b>文件").waitFor();
      const after = await liaison.ask("read-progress", "/api/progress");
      expect(before.disbursedFen - after.disbursedFen).toBe(5_000_000);
      expect(liaison.complaints).toEqual([]);
    });
  });
}

/** Presses a button that keeps a workbook; gives its name, and how many rows its first sheet has. */
async function savedBy(page: Page, button: string): Promise<[string, number]> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  const [sheet] = await sheetsOf(await readFile(await download.path()));
  return [download.suggestedFilename(), rowsOf(sheet).length];
}
