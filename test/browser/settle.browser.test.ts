import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

const headers = "借据号,借款人,证件号码,客户类型,所属农技协,县区,放出数,放款日期,贷款余额";
const row = (loanNo: string, county: string, balance: number) =>
  `${loanNo},王小明,11010519491231002X,会员,琅琊花生协会,${county},50001,2016-06-05,${balance}`;
const book = (...rows: string[]) => Buffer.from([headers, ...rows].join("\n"));

describe("settling in the browser what the check did not recognise", () => {
  let app: App;
  let browser: Browser;
  let liaison: Visitor;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    liaison = await signIn(browser, app.origin, { role: "银行联络员" });
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  async function upload(name: string, buffer: Buffer) {
    await liaison.goTo("导入");
    await liaison.page.getByText("有纸面合计？").click();
    await liaison.page.getByLabel("应有笔数（可不填）").fill("2");
    await liaison.page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
  }

  test("a refused file is told its column and its county, goes in, and the typed count is compared", async () => {
    const { page } = liaison;
    await upload("a.csv", book(row("A1", "琅琊区", 50_000), row("A2", "苏滁园区", 50_000)));
    await page.getByText("表头缺少：放款金额。").waitFor();

    await page.getByLabel(/G 放出数/).selectOption({ label: "放款金额" });
    await page.getByRole("button", { name: "记住并重新核对" }).click();
    await page.getByText("您填写的是 2 笔").waitFor();
    await page.getByLabel(/县区“苏滁园区”/).selectOption({ label: "南谯区" });
    await page.getByRole("button", { name: "记住并重新核对" }).click();
    await page.getByRole("button", { name: "确认入账（2 笔）" }).click();

    await page.getByText("已入账。").waitFor();
    const { items } = await liaison.ask("list-decisions", "/api/decisions?kind=columns");
    expect(items).toMatchObject([{ matter: { columns: [{ column: "放出数", field: "amount" }] } }]);
  });

  test("the next file needs no telling, and what it leaves to ask is answered with a reason", async () => {
    const { page } = liaison;
    await upload("b.csv", book(row("A1", "琅琊区", 50_001), row("A2", "苏滁园区", 50_000)));
    await page.getByText("贷款余额由 50,000.00 元增加到 50,001.00 元").waitFor();

    await page.getByRole("button", { name: "说明本页 1 个问题" }).click();
    await page.getByLabel(/原因（记在您的名下/).fill("利息转本，已核实");
    await page.getByRole("button", { name: "提交说明" }).click();

    await page.getByText("利息转本，已核实").waitFor();
    await page.getByText("已说明 1 个").waitFor();
    expect(liaison.complaints).toEqual([]);
  });

  test("a unit that the file does not state is mended, and the file is checked again", async () => {
    const { page } = liaison;
    await upload("c.csv", book(row("W1", "琅琊区", 50_001)));
    await page.getByText("增至 150,003.00 元").waitFor();

    await page.getByText("金额单位元（没有写明，按元）").click();
    await page.getByRole("button", { name: "按万元重新核对" }).click();

    await page.getByText("金额单位万元（按您的指定）").waitFor();
    await page.getByText("增至 500,110,002.00 元").waitFor();
  });

  test("an association that the list writes otherwise is settled in one folded table", async () => {
    const { page } = liaison;
    await liaison.goTo("导入");
    const renamed = row("N1", "琅琊区", 50_000).replace("琅琊花生协会", "琅琊区花生农技协");
    const buffer = book(renamed, row("N2", "琅琊区", 50_000).replace("琅琊花生协会", "新农技协"));
    await page.locator("input[type=file]").setInputFiles({ name: "d.csv", mimeType: "text/csv", buffer });
    await page.getByText("2 个农技协不在名单上，将作为待确认加入").click();

    await page.getByLabel("农技协“琅琊区花生农技协”是哪一个").selectOption("same");
    await page.getByLabel("“琅琊区花生农技协”就是名单上的哪一个").fill("琅琊花生协会");
    await page.getByText("（已指定 1 个）").waitFor();
    await page.getByRole("button", { name: "记住并重新核对" }).click();

    await page.getByText("1 个农技协不在名单上，将作为待确认加入").waitFor();
    expect(liaison.complaints).toEqual([]);
  });

  test("of several amounts it is told first which was taken, and a recognised column is made another", async () => {
    const { page } = liaison;
    await liaison.goTo("导入");
    const names = headers.replace("放出数", "放款金额");
    const lines = [`${names},累计投放金额`, `${row("V1", "琅琊区", 50_000)},90000`];
    const buffer = Buffer.from(lines.join("\n"));
    await page.locator("input[type=file]").setInputFiles({ name: "e.csv", mimeType: "text/csv", buffer });
    await page.getByText("采用了 G 列“放款金额”（合计 50,001.00 元）").waitFor();

    await page.getByText("9 列已经认出，认错了的可以改").click();
    await page.getByLabel(/G 放款金额/).selectOption({ label: "不用这一列" });
    await page.getByText("1 列没有认出，不会用到").click();
    await page.getByLabel(/J 累计投放金额/).selectOption({ label: "放款金额" });
    await page.getByRole("button", { name: "记住并重新核对" }).click();

    await page.getByText("采用了 G 列").waitFor({ state: "detached" });
    await page.getByText("90,000.00").first().waitFor();
    expect(liaison.complaints).toEqual([]);
  });

  test("what a table has no column for is said for the whole sheet", async () => {
    const { page } = liaison;
    await liaison.goTo("导入");
    const lines = [headers.replace("放出数", "放款金额"), row("S1", "琅琊区", 50_000)];
    const buffer = Buffer.from(lines.map((line) => line.split(",").toSpliced(4, 2).join(",")).join("\n"));
    await page.locator("input[type=file]").setInputFiles({ name: "e.csv", mimeType: "text/csv", buffer });
    await page.getByText("还差必需的列：所属农技协、县区").waitFor();

    await page.getByLabel("CSV 整张表的所属农技协").fill("天长水产养殖协会");
    await page.getByLabel("CSV 整张表的县区").selectOption({ label: "天长市" });
    await page.getByRole("button", { name: "记住并重新核对" }).click();

    await page.getByText("各行都按“天长水产养殖协会”读取").waitFor();
    await page.getByRole("button", { name: "确认入账（1 笔）" }).waitFor();
    expect(liaison.complaints).toEqual([]);
  });
});
