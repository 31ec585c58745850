import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csvOf } from "#test/support/self-hosted.ts";
import { partText } from "#test/support/unzip.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

const loanNos = Array.from({ length: 120 }, (_, index) => `J${1000 + index}`);
const loan = (loanNo: string, name: string): [string, string, string, string] => [
  loanNo,
  name,
  "会员",
  "花生协会",
];

describe("the ledger as a tool", () => {
  let app: App;
  let browser: Browser;
  let liaison: Visitor;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    liaison = await signIn(browser, app.origin, { role: "银行联络员" });
    await liaison.goTo("导入");
    const book = csvOf([
      ...loanNos.map((loanNo) => loan(loanNo, "王小明")),
      loan("EVIL1", "=HYPERLINK(1)"),
      loan("EVIL2", "<img src=x onerror=alert(1)>"),
    ]);
    const file = { name: "台账.csv", mimeType: "text/csv", buffer: Buffer.from(book) };
    await liaison.page.locator("input[type=file]").setInputFiles(file);
    await liaison.page.getByRole("button", { name: /^确认入账/ }).click();
    await liaison.page.getByText("已入账。").waitFor();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const rows = () => liaison.page.getByRole("region", { name: "贷款", exact: true }).locator("tbody tr");

  test("order, columns and page are in the address, and the way back from a loan leads there", async () => {
    const { page } = liaison;
    await liaison.goTo("台账");
    await page.getByRole("link", { name: "借据号" }).click();
    await page.getByRole("link", { name: "借据号" }).click();
    await page
      .getByRole("columnheader", { name: "借据号" })
      .and(page.locator("[aria-sort=descending]"))
      .waitFor();
    await page.getByText("选择列").click();
    await page.getByRole("checkbox", { name: "类型" }).uncheck();
    await page.getByText("选择列").click();
    await page.getByRole("button", { name: "下一页" }).click();
    await page.getByText("第 2 页").waitFor();
    await expect.poll(() => rows().first().textContent()).toContain("J1069");

    await page.getByRole("link", { name: "J1060" }).click();
    await page.getByRole("heading", { name: "贷款详情" }).waitFor();
    await page.goBack();

    await page.getByText("第 2 页").waitFor();
    await expect.poll(() => page.locator("a:focus").textContent()).toBe("J1060");
    expect(await page.getByRole("columnheader", { name: "类型" }).count()).toBe(0);
    await page.reload();
    await expect.poll(() => rows().first().textContent()).toContain("J1069");
    await page.getByRole("button", { name: "上一页" }).click();
    await page.getByText("第 1 页").waitFor();
    await expect.poll(() => rows().first().textContent()).toContain("J1119");
  });

  test("what is looked for is found, stands in no address, and is still there on the way back", async () => {
    const { page } = liaison;
    await liaison.goTo("台账");
    const field = page.getByLabel("借据号、姓名或证件后四位");
    await field.fill("<img");

    await page.getByText("找到 1 条。").waitFor();
    expect(await page.getByLabel("合计", { exact: true }).textContent()).toMatch(/^笔数\s*1\s*笔/);
    expect(await rows().textContent()).toContain("<img src=x onerror=alert(1)>");
    expect(decodeURIComponent(page.url())).not.toContain("img");
    await page.getByRole("link", { name: "EVIL2" }).click();
    await page.getByRole("heading", { name: "贷款详情" }).waitFor();
    await page.goBack();
    await page.getByText("找到 1 条。").waitFor();
    expect(await field.inputValue()).toBe("<img");
    await field.fill("没有这个人");
    await page.getByText("没有符合条件的贷款。").waitFor();
    expect(liaison.complaints).toEqual([]);
  });

  test("a row that stands upright on a phone has room for each label, long ones too", async () => {
    const { page } = liaison;
    await liaison.goTo("导入");
    await page.setViewportSize({ width: 360, height: 800 });
    const cell = page.locator("td[data-head='累计发放（万元）']").first();
    await cell.waitFor();
    const tall = await page
      .locator("td[data-head='退回']")
      .first()
      .evaluate((found) => found.clientHeight);
    expect(await cell.evaluate((found) => found.clientHeight)).toBeGreaterThan(1.5 * tall);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test("what is listed is taken along as it is listed, formulas as texts", async () => {
    const { page } = liaison;
    await liaison.goTo("台账");
    await page.getByLabel("借据号、姓名或证件后四位").fill("EVIL");
    await page.getByText("找到 2 条。").waitFor();

    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "导出 Excel" }).click();
    const sheet = partText(await readFile(await (await waiting).path()), "xl/worksheets/sheet1.xml");

    expect(sheet.match(/<row /g)).toHaveLength(3);
    expect(sheet).toContain("=HYPERLINK(1)</t>");
    expect(sheet).not.toContain("<f>");
  });

  test("a session that ends while a list is exported is said to have ended, and that there is no file", async () => {
    const other = await signIn(browser, app.origin, { role: "银行联络员" });
    const { page } = other;
    await other.goTo("台账");
    await page.getByRole("region", { name: "贷款", exact: true }).waitFor();
    const ended = { status: 401, contentType: "application/problem+json", body: '{"detail":"登录已过期。"}' };
    await page.route("**/api/exports", (route) => route.fulfill(ended));
    await page.route("**/{token,renewal}", (route) => route.fulfill(ended));

    await page.getByRole("button", { name: "导出 Excel" }).click();

    await page.getByRole("button", { name: "登录", exact: true }).waitFor();
    await page.unroute("**/{token,renewal}");
    await page.getByRole("button", { name: "登录", exact: true }).click();
    const role = page.getByRole("button", { name: /^银行联络员/ });
    const notice = page.getByText("导出时登录已结束，文件没有导出。");
    await role.or(notice).first().waitFor();
    if (await role.isVisible()) await role.click();
    await notice.waitFor();
    await page.context().close();
  });

  test("whole rows are printed on A4, the long side up, without anything to press", async () => {
    const { page } = liaison;
    await liaison.goTo("台账");
    await rows().first().waitFor();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    await page.emulateMedia({ media: "print" });

    const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf);
    expect(Math.round(Number(box?.[1]))).toBe(842);
    expect(Math.round(Number(box?.[2]))).toBe(595);
    expect(await page.getByRole("button").filter({ visible: true }).count()).toBe(0);
    const cut = await page.evaluate(
      "(() => { const table = document.querySelector('.data-list table'); return table.parentElement.scrollWidth - table.clientWidth; })()",
    );
    expect(cut).toBeLessThanOrEqual(1);
    await page.emulateMedia({ media: "screen" });
  });
});
