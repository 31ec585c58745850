import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepPicture } from "./keep-picture.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

const samples = "test/fixtures/samples";
const soon = { timeout: 10_000 };

describe("an import in the browser", () => {
  let app: App;
  let browser: Browser;
  let liaison: Visitor;
  let page: Page;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    liaison = await signIn(browser, app.origin, { role: "银行联络员" });
    page = liaison.page;
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  async function upload(name: string): Promise<string> {
    await liaison.goTo("导入");
    await page.locator("input[type=file]").setInputFiles(`${samples}/${name}`);
    await page.getByRole("button", { name: "确认入账" }).waitFor();
    return new URL(page.url()).hash.split("/").at(-1) ?? "";
  }

  const rowsIn = (label: string) =>
    page.getByRole("region", { name: label, exact: true }).locator("tbody tr");

  test("of two windows that commit it one wins and the other is told, and the loans are booked once", async () => {
    const importId = await upload("2016-06-贷款明细.xlsx");
    const other = await signIn(browser, app.origin, { role: "银行联络员" });
    await other.page.goto(`${app.origin}/#/imports/${importId}`);
    const windows = [page, other.page];
    const buttons = windows.map((one) => one.getByRole("button", { name: "确认入账（60 笔）" }));
    await Promise.all(buttons.map((button) => button.waitFor()));

    await Promise.all(buttons.map((button) => button.click()));

    await Promise.all(windows.map((one) => one.getByText("已入账。").waitFor()));
    const told = await Promise.all(windows.map((one) => one.getByText("没有重复记账").count()));
    expect(told.toSorted()).toEqual([0, 1]);
    expect((await liaison.ask("read-progress", "/api/progress")).loanCount).toBe(60);
    expect([...liaison.complaints, ...other.complaints]).toEqual([]);
    await other.page.context().close();
  });

  test("a window that only looks on learns who decided", async () => {
    const importId = await upload("2016-07-银会合作贷款明细表.xlsx");
    const other = await signIn(browser, app.origin, { role: "银行联络员" });
    await other.page.goto(`${app.origin}/#/imports/${importId}`);
    await other.page.getByRole("button", { name: "确认入账（64 笔）" }).click();
    await other.page.getByText("已入账。").waitFor();

    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");

    await page.getByText(/这次导入已由您在另一个窗口于 .* 确认入账，没有重复记账。/).waitFor();
    expect(await page.getByRole("button", { name: "确认入账" }).count()).toBe(0);
    await other.page.context().close();
  });

  test("changed fields stand before and after, and filters show what the API says and can be linked", async () => {
    const importId = new URL(page.url()).hash.split("/").at(-1) ?? "";
    const rowsOf = async (query: string) =>
      (await liaison.ask("list-import-rows", `/api/imports/${importId}/rows?limit=200&${query}`)).items;
    const changed = await rowsOf("outcome=changed");
    await page.getByRole("list", { name: "行数" }).getByText("变更").click();
    const lines = changed.flatMap(({ changes }) => changes ?? []);
    await expect.poll(() => rowsIn("变更的行").count(), soon).toBe(lines.length);
    await page.getByRole("list", { name: "按变更的项目筛选" }).scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 500);
    await keepPicture(page, "import-changes", { fullPage: false });

    await page.getByRole("list", { name: "按变更的项目筛选" }).getByText("贷款状态").click();

    const ofStatus = await rowsOf("outcome=changed&field=status");
    await expect
      .poll(() => rowsIn("变更的行").count(), soon)
      .toBe(ofStatus.flatMap(({ changes }) => changes ?? []).length);
    await page.reload();
    const settled = rowsIn("变更的行").filter({ hasText: "结清" });
    await settled.waitFor();
    expect(await settled.textContent()).toMatch(/贷款状态正常结清/);
    const [{ loanNo = "" } = {}] = ofStatus;
    await page.getByLabel("借据号（可只填一部分）").fill(loanNo);
    await expect.poll(() => page.url(), soon).toContain(`loan=${loanNo}`);
    await page.getByRole("list", { name: "行数" }).getByText("新增").click();
    await page.getByText("没有符合条件的行。").waitFor();
    await page.getByLabel("借据号（可只填一部分）").fill("");
    const added = await rowsOf("outcome=new");
    await expect.poll(() => rowsIn("新增的行").count(), soon).toBe(20);
    expect(await rowsIn("新增的行").first().textContent()).toContain(added[0]?.loanNo);
    expect(liaison.complaints).toEqual([]);
  });

  test("refusals are grouped by reason with their counts, and a reason shows its cells and what to do", async () => {
    const importId = await upload("2016-10-含错误.xlsx");
    const { reasons } = await liaison.ask("summarise-import-rows", `/api/imports/${importId}/rows-summary`);
    const groups = page.getByRole("list", { name: "按退回原因筛选" });
    await groups.waitFor();
    expect(await groups.getByRole("listitem").count()).toBe(reasons.length + 1);
    const repeated = reasons.find(({ code }) => code === "loan-no-repeated");

    await groups.getByText(`借据号：${repeated?.message.replace(/。$/, "")} ${repeated?.rows}`).click();

    await page.getByText(`怎样改：${repeated?.remedy}`).waitFor();
    await expect.poll(() => rowsIn("退回的行").count(), soon).toBe(2);
    const cells = await rowsIn("退回的行").allTextContents();
    expect(cells.map((text) => /A1[01]/.exec(text)?.[0])).toEqual(["A10", "A11"]);
  });

  test("the list says who did what, and takes an import back with a reason", async () => {
    await liaison.goTo("导入");
    await page.getByLabel("状态").selectOption({ label: "已入账" });
    const list = page.getByRole("region", { name: "导入记录", exact: true }).locator("tbody tr");
    await expect.poll(() => list.count(), soon).toBe(2);
    expect(page.url()).toContain("state=committed");
    expect(await list.first().textContent()).toContain("+2,234.00");
    await keepPicture(page, "import-history");

    await list.first().getByRole("button", { name: "撤销" }).click();
    await page.getByLabel("撤销原因").fill("传错了文件");
    await page.getByRole("button", { name: "确认撤销" }).click();

    await expect.poll(() => list.count(), soon).toBe(1);
    await page.getByLabel("状态").selectOption({ label: "已撤销" });
    await list.getByText("恢复 64 笔").waitFor();
    expect((await liaison.ask("read-progress", "/api/progress")).loanCount).toBe(60);
  });

  test("a file without any loan to take in is not offered to be committed, and says what to do instead", async () => {
    const headers = "借据号,借款人,证件号码,客户类型,所属农技协,县区,放款金额,放款日期";
    const refused = "N1,王小明,11010519491231002X,会员,花生协会,琅琊区,0,2016-06-05";
    for (const [name, lines, told] of [
      ["空表.csv", [headers], "文件里没有一行贷款，没有可入账的。"],
      ["全退.csv", [headers, refused], "1 行贷款全部退回，没有可入账的。请下载退回行"],
    ] as const) {
      await liaison.goTo("导入");
      const buffer = Buffer.from(lines.join("\n"));
      await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
      await page.getByText(told).waitFor();
      expect(await page.getByRole("button", { name: /^确认入账/ }).count()).toBe(0);
      expect(await page.getByText("累计发放").count()).toBe(0);
    }
    expect(await page.getByRole("button", { name: /^下载退回行/ }).count()).toBe(1);
  });

  test("the page of an import fits a phone", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const hash of ["#/imports", "#/imports?state=undone"]) {
      await page.goto(`${app.origin}/${hash}`);
      await page.getByRole("heading", { name: "导入记录" }).waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    }
    await page.locator("tbody").getByRole("link").first().click();
    await page.getByRole("heading", { name: "逐行核对结果" }).waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    await keepPicture(page, "import-phone", { fullPage: false });
    expect(liaison.complaints).toEqual([]);
  });
});
