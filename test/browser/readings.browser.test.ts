import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn } from "./visitor.ts";

const samples = "test/fixtures/samples";
const phoneWidth = 360;

describe("who looked at an association's data, in the browser", () => {
  let app: App;
  let browser: Browser;
  let name: string;
  let loanNo: string;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    const { page, ask, goTo } = await signIn(browser, app.origin, { role: "银行联络员" });
    await goTo("导入");
    await page.locator("input[type=file]").setInputFiles(`${samples}/2016-06-贷款明细.xlsx`);
    await page.getByRole("button", { name: "确认入账" }).click();
    await page.getByText("已入账。").waitFor();
    const [loan] = (await ask("list-loans", "/api/loans?limit=1")).items;
    name = loan?.associationName ?? "";
    loanNo = loan?.loanNo ?? "";
    await page.context().close();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  test("the auditor looks at one of its loans and finds that noted", async () => {
    const { page, goTo, complaints } = await signIn(browser, app.origin, { role: "审计" });

    await page.goto(`${app.origin}/#/loans/${loanNo}`);
    await page.getByText("首次入账").waitFor();
    await goTo("查阅记录");
    const options = page.getByLabel("农技协", { exact: true });
    const option = options.locator("option", { hasText: `${name}（` });
    await options.selectOption({ value: (await option.getAttribute("value")) ?? "" });

    const row = page.getByRole("row", { name: new RegExp(loanNo) });
    expect(await row.textContent()).toContain("审计（演示） 审计单笔贷款");
    await page.reload();
    await row.waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("the association sees on its own page, on a phone, who that was, and not itself", async () => {
    const { page } = await signIn(browser, app.origin, { association: name }, phoneWidth);

    const section = page.getByRole("region", { name: "谁看过本会数据" });
    await section.getByRole("link", { name: loanNo }).waitFor();

    expect(await section.textContent()).toContain("审计（演示）");
    expect(await section.textContent()).not.toContain(`${name}（演示）`);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(phoneWidth);
    await page.context().close();
  });
});
