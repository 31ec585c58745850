import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csvOf } from "#test/support/self-hosted.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

const pageSize = 50;
const loanNos = Array.from({ length: pageSize + 10 }, (_, index) => `J${100 + index}`);

describe("what one was looking at or writing", () => {
  let app: App;
  let browser: Browser;
  let liaison: Visitor;
  let association: Visitor;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    liaison = await signIn(browser, app.origin, { role: "银行联络员" });
    await liaison.goTo("导入");
    const book = csvOf([...loanNos, "sum1"].map((loanNo) => [loanNo, "王小明", "会员", "花生协会"]));
    const file = { name: "台账.csv", mimeType: "text/csv", buffer: Buffer.from(book) };
    await liaison.page.locator("input[type=file]").setInputFiles(file);
    await liaison.page.getByRole("button", { name: /^确认入账/ }).click();
    await liaison.page.getByText("已入账。").waitFor();
    association = await signIn(browser, app.origin, { association: "花生协会" }, 360);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  test("coming back from a loan leads to the page of the list and the link that one left", async () => {
    const { page } = liaison;
    const second = page.getByText("第 2 页");
    await page.goto(`${app.origin}/#/loans?county=341102`);
    await page.getByRole("button", { name: "下一页" }).click();
    const link = page.getByRole("link", { name: "J155" });
    await link.click();
    await page.getByRole("heading", { name: "贷款详情" }).waitFor();

    await page.goBack();

    await second.waitFor();
    await expect.poll(() => page.locator("a:focus").textContent()).toBe("J155");
    await link.click();
    await page.getByRole("main").getByRole("link", { name: "台账" }).click();
    await second.waitFor();
    expect(page.url()).toContain("county=341102");
    await page.reload();
    await second.waitFor();
    await liaison.goTo("台账");
    await page.getByText("第 1 页").waitFor();
  });

  test("an association comes back on a phone to the loans that a figure opened", async () => {
    const { page } = association;
    await page.locator("a.tile", { hasText: "未报状态" }).click();
    await page.getByRole("region", { name: "贷款：未报状态" }).waitFor();
    await page.getByRole("button", { name: "下一页" }).click();
    await page.locator("a.loan-card", { hasText: "借据 J125" }).click();
    await page.getByRole("heading", { name: "贷款详情" }).waitFor();

    await page.getByRole("main").getByRole("link", { name: "我的农技协" }).click();

    await page.getByRole("region", { name: "贷款：未报状态" }).waitFor();
    await page.getByText("第 2 页").waitFor();
  });

  test("what an association says of a loan outlasts a reload, and is gone once it is sent", async () => {
    const { page } = association;
    await page.goto(`${app.origin}/#/loans/sum1?bank=psbc-chuzhou`);
    await page.getByRole("heading", { name: "借据 sum1" }).waitFor();
    await page.getByRole("button", { name: "这条不对" }).click();
    await page.getByLabel("哪一项不对").selectOption({ label: "放款金额" });
    await page.getByLabel("应该是").fill("4 万元");
    await page.getByLabel("请说明").fill("少到账一万");

    await page.reload();

    await expect.poll(() => page.getByLabel("请说明").inputValue()).toBe("少到账一万");
    expect(await page.getByLabel("应该是").inputValue()).toBe("4 万元");
    await page.getByRole("button", { name: "提交更正申请" }).click();
    await page.getByRole("heading", { name: "放款金额不对，应为 4 万元" }).waitFor();
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("少到账一万");
  });

  test("an answer and a change of settings outlast a reload", async () => {
    const supervisor = await signIn(browser, app.origin, { role: "科协" });
    const { page } = supervisor;
    await page.goto(`${app.origin}/#/corrections`);
    await page.getByRole("link", { name: /放款金额不对/ }).click();
    await page.getByRole("button", { name: "答复" }).click();
    await page.getByLabel(/^答复（/).fill("请银行核对");
    await page.reload();
    await page.getByRole("button", { name: "答复" }).click();
    expect(await page.getByLabel(/^答复（/).inputValue()).toBe("请银行核对");

    await supervisor.goTo("设置");
    await page.getByLabel("目标金额（万元）").fill("40000");
    await page.getByLabel(/^改动的原因/).fill("市里加码");
    await page.reload();
    await page.getByText("40,000.00 万元（400,000,000.00 元）").waitFor();
    expect(await page.getByLabel(/^改动的原因/).inputValue()).toBe("市里加码");
    await page.getByRole("button", { name: "不办了" }).click();
    expect(await page.getByLabel("目标金额（万元）").inputValue()).toBe("30000");
  });
});
