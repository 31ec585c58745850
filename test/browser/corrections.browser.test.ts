import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { formatYuan } from "#shared/domain/base/money.ts";
import { correctionWith } from "#test/support/corrections.ts";
import { keepPicture } from "./keep-picture.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

const phoneWidth = 360;
const dayMs = 24 * 60 * 60 * 1000;
const name = "天长葡萄协会";
const hostile = `<img src=x onerror="window.hostile=1">`;

/** A loan of the association's own and members' loans: one due soon, one past its due day, one overdue, one settled. */
const rows: [loanNo: string, type: string, yuan: number, due: string, balance: number, status: string][] = [
  ["J1", "农技协", 300_000, dayFromNow(20), 200_000, "正常"],
  ["J2", "会员", 50_000, dayFromNow(75), 50_000, "正常"],
  ["J3", "会员", 40_000, dayFromNow(-10), 10_000, "正常"],
  ["J4", "会员", 60_000, dayFromNow(-40), 60_000, "逾期"],
  ["J5", "会员", 20_000, dayFromNow(-80), 0, "结清"],
];

function dayFromNow(days: number): string {
  return new Date(Date.now() + 8 * 60 * 60 * 1000 + days * dayMs).toISOString().slice(0, 10);
}

function book(): Buffer {
  const headers =
    "借据号,借款人,证件号码,客户类型,所属农技协,县区,放款金额,放款日期,到期日期,贷款余额,贷款状态";
  const lines = rows.map(([loanNo, type, yuan, due, balance, status]) => {
    const [borrower, number] =
      type === "会员" ? [`客户${loanNo}`, "11010519491231002X"] : [name, "91350100M000100Y43"];
    return [loanNo, borrower, number, type, name, "天长市", yuan, "2016-06-05", due, balance, status].join(
      ",",
    );
  });
  return Buffer.from([headers, ...lines].join("\n"));
}

describe("a correction request in the browser", () => {
  let app: App;
  let browser: Browser;
  let liaison: Visitor;
  let association: Visitor;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    liaison = await signIn(browser, app.origin, { role: "银行联络员" });
    await liaison.goTo("导入");
    await liaison.page
      .locator("input[type=file]")
      .setInputFiles({ name: "台账.csv", mimeType: "text/csv", buffer: book() });
    await liaison.page.getByRole("button", { name: "确认入账（5 笔）" }).click();
    await liaison.page.getByText("已入账。").waitFor();
    association = await signIn(browser, app.origin, { association: name }, phoneWidth);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  /** Another tab of the association, signed in as the first, at an address. */
  async function secondTab(address: string): Promise<Page> {
    const { page } = association;
    const tokens = await page.evaluate(() => sessionStorage.getItem("yinhui.tokens"));
    const other = await page.context().newPage();
    await other.goto(app.origin);
    await other.evaluate((kept) => sessionStorage.setItem("yinhui.tokens", kept ?? ""), tokens);
    await other.goto(address);
    await other.reload();
    return other;
  }

  async function expectFitting(page: Page) {
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(phoneWidth);
  }

  test("an association sees on a phone how it stands, as the API tells it", async () => {
    const { page } = association;
    const { items } = await association.ask("list-associations", "/api/associations");
    const summary = await association.ask("read-association", `/api/associations/${items[0]?.associationId}`);

    const sentence = (await page.locator(".summary-sentence").textContent()) ?? "";

    expect(summary).toMatchObject({ loanCount: 5, overdueCount: 1, placeInCounty: { rank: 1, of: 1 } });
    expect(sentence).toBe(
      "共 5 笔、累计 47 万元，余额 32 万元；1 笔 30 天内到期；2 笔已过到期日未还清；1 笔逾期。",
    );
    await page
      .getByTitle(`${formatYuan(BigInt(summary.disbursedFen))} 元`)
      .first()
      .waitFor();
    await page.getByText("累计发放在天长市 1 个农技协中第 1。").waitFor();
    await expectFitting(page);
    await keepPicture(page, "association-summary-phone");
  });

  test("each figure opens its loans, and a reload keeps them", async () => {
    const { page } = association;
    const opens = async (figure: string, loanNos: string[]) => {
      await page.locator("a.tile", { hasText: figure }).click();
      await page.getByRole("region", { name: /^贷款：/ }).waitFor();
      await expect
        .poll(async () =>
          (await page.locator("a.loan-card").allTextContents()).map((text) => /J\d/.exec(text)?.[0]),
        )
        .toEqual(loanNos);
    };

    await opens("90 天内", ["J1", "J2"]);
    await opens("已过到期日", ["J3", "J4"]);
    await opens("结清", ["J5"]);
    await opens("本会自己", ["J1"]);
    await page.reload();
    await page.getByRole("region", { name: "贷款：农技协" }).waitFor();
    await page.getByRole("link", { name: "显示全部" }).click();
    await expect.poll(() => page.locator("a.loan-card").count()).toBe(5);
  });

  test("the association says on a card that the loan is wrong", async () => {
    const { page } = association;

    await page.getByRole("link", { name: "借据 J4 这条不对" }).click();
    await page.getByLabel("哪一项不对").selectOption({ label: "贷款状态" });
    await page.getByLabel("应该是").fill("结清");
    await page.getByLabel("请说明").fill(`上月已还清。${hostile}`);
    await expectFitting(page);
    await page.getByRole("button", { name: "提交更正申请" }).click();

    await page.getByRole("heading", { name: "贷款状态不对，应为 结清" }).waitFor();
    await page.getByText("待答复 · 还剩 5 天").waitFor();
    await page.getByText(hostile).waitFor();
    await expectFitting(page);
    await page.goto(`${app.origin}/#/my-association`);
    await page.locator(".loan-card-foot", { hasText: "更正申请" }).waitFor();
    expect(await page.evaluate("window.hostile")).toBeUndefined();
  });

  test("a second tab that says the same is told, and sees the first one's request", async () => {
    const { page } = association;
    await page.getByRole("link", { name: "借据 J5 这条不对" }).click();
    await page.getByLabel("请说明").fill("没有结清");
    const other = await secondTab(`${app.origin}/#/loans/J5?bank=psbc-chuzhou&correct=1`);
    await other.getByLabel("请说明").fill("还欠着");
    await page.getByRole("button", { name: "提交更正申请" }).click();
    await page.getByText("待答复 · 还剩 5 天").waitFor();

    await other.getByRole("button", { name: "提交更正申请" }).click();

    await other.getByText("本会对这笔贷款已有一件更正申请还没有办结。").waitFor();
    await other.locator(".correction-list").getByText("没有结清").waitFor();
    expect(await other.getByLabel("请说明").inputValue()).toBe("还欠着");
    await page.getByRole("button", { name: "撤回，办结" }).click();
    await page.getByRole("button", { name: "确认办结" }).click();
    await page.getByText("已办结").waitFor();
    await other.close();
  });

  test("the liaison sees it, behind the one that waits in red, and answers by the import that mended it", async () => {
    const { page } = liaison;
    const { items } = await association.ask("list-corrections", "/api/corrections");
    const associationId = items[0]?.associationId ?? "";
    const at = new Date(Date.now() - 12 * dayMs).toISOString();
    const store = openSqliteStore({ file: join(app.dataDir, "ledger.sqlite") });
    await store.corrections.write(
      correctionWith([{ at, text: "余额不对" }], { correctionId: "old", loanNo: "J2", associationId }),
    );
    store.close();

    await page.reload();
    await page.getByRole("link", { name: /更正申请.*2 件待答复/ }).click();
    await page.locator(".chip", { hasText: "待答复" }).click();
    const requests = page.getByRole("region", { name: "更正申请", exact: true }).locator("tbody tr");
    await expect.poll(() => requests.count()).toBe(2);
    const [first = "", second = ""] = await requests.allTextContents();
    expect(first).toContain("红色督办 · 超期 7 天");
    expect(second).toContain("贷款状态不对，应为 结清");
    await keepPicture(page, "corrections");
    await page.locator(".chip", { hasText: "红色督办" }).click();
    await expect.poll(() => requests.count()).toBe(1);
    await page.locator(".chip", { hasText: "待答复" }).click();
    await page.getByRole("link", { name: /贷款状态不对/ }).click();
    await page.getByRole("button", { name: "答复" }).click();
    await page.getByLabel(/^答复（/).fill("已更正，请核对。");
    await page.getByLabel(/已由哪次导入更正/).selectOption({ index: 1 });
    await page.getByRole("button", { name: "提交答复" }).click();

    await page.getByRole("link", { name: "查看更正这笔贷款的导入" }).waitFor();
    await expect
      .poll(async () => (await liaison.ask("list-corrections", "/api/corrections")).counts)
      .toEqual({ open: 1, answered: 1, blue: 0, yellow: 0, red: 1 });
    await page.getByRole("link", { name: /更正申请.*1 件待答复/ }).waitFor();
  });

  test("the association reads the answer and closes; its second tab is told and loses no word", async () => {
    const { page } = association;
    const { items } = await association.ask("list-corrections", "/api/corrections?state=answered");
    const address = `${app.origin}/#/corrections/${items[0]?.correctionId}`;
    await page.goto(address);
    await page.getByText("已更正，请核对。").waitFor();
    const other = await secondTab(address);
    await other.getByRole("button", { name: "仍不对，再次提出" }).click();
    await other.getByLabel("哪里仍然不对").fill("还是逾期");

    await page.getByRole("button", { name: "认可，办结" }).click();
    await page.getByRole("button", { name: "确认办结" }).click();
    await page.getByText("已办结").waitFor();
    await other.getByRole("button", { name: "再次提出" }).click();

    await other.getByText("这件更正申请已有人处理，您这次的内容没有提交。").waitFor();
    await other.getByText("已办结").waitFor();
    expect(await other.getByLabel("哪里仍然不对").inputValue()).toBe("还是逾期");
    const read = await association.ask("read-correction", `/api/corrections/${items[0]?.correctionId}`);
    expect(read.events.map(({ kind }) => kind)).toEqual(["raised", "answered", "closed"]);
    expect([...association.complaints, ...liaison.complaints]).toEqual([]);
  });
});
