import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

const associations = [
  ["天长市芡实协会", "天长市"],
  ["琅琊区水稻协会", "琅琊区"],
  ["天长市河蟹协会", "天长市"],
  ["琅琊区茶叶协会", "琅琊区"],
] as const;
const inOrder = ["琅琊区茶叶协会", "琅琊区水稻协会", "天长市河蟹协会", "天长市芡实协会"];

function book(): Buffer {
  const headers = "借据号,借款人,证件号码,客户类型,所属农技协,县区,放款金额,放款日期";
  const lines = associations.map(
    ([name, county], index) => `J${index},王小明,11010519491231002X,会员,${name},${county},50000,2016-06-05`,
  );
  return Buffer.from([headers, ...lines].join("\n"));
}

describe("the associations", () => {
  let app: App;
  let browser: Browser;
  let liaison: Visitor;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    liaison = await signIn(browser, app.origin, { role: "银行联络员" });
    const { page } = liaison;
    await liaison.goTo("导入");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: book() });
    await page.getByRole("button", { name: "确认入账" }).click();
    await page.getByText("已入账。").waitFor();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  test("stand county by county in the official order, there by name, wherever one is chosen", async () => {
    const { page } = liaison;
    await liaison.goTo("农技协");
    await page.getByText("共 4 个", { exact: true }).waitFor();
    expect(
      await page.getByRole("region", { name: "农技协" }).getByRole("rowheader").allTextContents(),
    ).toEqual(inOrder.map((name) => expect.stringContaining(name)));

    await liaison.goTo("台账");
    const options = page.getByLabel("农技协", { exact: true }).getByRole("option");
    await expect.poll(() => options.allTextContents()).toEqual(["全部", "待归属", ...inOrder]);
  });

  test("are found by county and by a part of the name, under an address that can be loaded again", async () => {
    const { page } = liaison;
    await liaison.goTo("农技协");
    await page.getByText("共 4 个", { exact: true }).waitFor();
    await page.getByLabel("县（市、区）").selectOption("天长市");
    await page.getByText("共 2 个", { exact: true }).waitFor();
    await page.getByLabel("名称").fill("芡 实");
    await page.getByText("共 1 个", { exact: true }).waitFor();

    await page.reload();

    await page.getByText("共 1 个", { exact: true }).waitFor();
    expect(await page.getByLabel("名称").inputValue()).toBe("芡 实");
    await page.getByLabel("名称").fill("没有的");
    await page.getByText("没有符合条件的农技协。").waitFor();
    expect(liaison.complaints).toEqual([]);
  });
});
