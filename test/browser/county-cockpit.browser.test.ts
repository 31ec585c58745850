import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { seriousFindings } from "./serious-findings.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

const header = "借据号,借款人,证件号码,客户类型,所属农技协,县区,放款金额,放款日期,支行";
const book = [
  header,
  "J1,王小明,11010519491231002X,会员,花生协会,琅琊区,50000,2016-06-05,东城支行",
  "J2,滁州花生公司,91350100M000100Y43,小微企业,龙虾协会,南谯区,60000,2016-06-06,西城支行",
  "J3,李芳,110105194912310011,会员,龙虾协会,南谯区,40000,2016-06-07,",
].join("\r\n");
const banks = [
  {
    bankId: defaultProgramme.bank.bankId,
    name: defaultProgramme.bank.name,
    branches: [
      { branchId: "east", name: "东城支行", aliases: [], countyCode: "341102" },
      { branchId: "west", name: "西城支行", aliases: [], countyCode: "341103" },
    ],
  },
];
const asOf = "2016-06-30";

describe("the cockpit of a city with branches, and of one of its counties", () => {
  let folder: string;
  let app: App;
  let browser: Browser;
  let city: Visitor;
  let county: Visitor;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "yinhui-county-"));
    const file = join(folder, "book.csv");
    writeFileSync(file, book);
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    city = await signIn(browser, app.origin, { role: "科协" });
    expect(await settle(city, { revision: 0, reason: "按支行办理", settings: { banks } })).toBe(201);
    const liaison = await signIn(browser, app.origin, { role: "银行联络员" });
    await liaison.goTo("导入");
    await liaison.page.locator("input[type=file]").first().setInputFiles(file);
    await liaison.page.getByRole("button", { name: /^确认入账/ }).click();
    await liaison.page.getByText("已入账。").waitFor();
    await liaison.page.context().close();
    county = await signIn(browser, app.origin, { county: "琅琊区科协" }, 360);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    rmSync(folder, { recursive: true });
  });

  async function settle({ page }: Visitor, body: object): Promise<number> {
    const stored = await page.evaluate(() => sessionStorage.getItem("yinhui.tokens"));
    const { accessToken } = JSON.parse(stored ?? "{}") as { accessToken?: string };
    const answer = await fetch(`${app.origin}/api/settings`, {
      method: "POST",
      headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return answer.status;
  }

  async function open({ page }: Visitor, hash: string) {
    await page.goto(`${app.origin}/${hash}`);
    await page.locator(".chart-canvas canvas").first().waitFor();
  }

  test("the city is shown what each branch lent, with a line for loans of no known one, and every county", async () => {
    await open(city, `#/cockpit?asOf=${asOf}`);

    const rows = city.page.getByRole("region", { name: "分银行发放", exact: true }).locator("tbody tr");
    const texts = (await rows.allInnerTexts()).map((text) => text.replace(/[\d,.]+\s元/g, ""));
    expect(texts.map((text) => text.trim().split(/\s+/))).toEqual([
      [defaultProgramme.bank.name, "3", "15.00", "100.00%", "15.00"],
      ["东城支行", "1", "5.00", "33.33%", "5.00"],
      ["西城支行", "1", "6.00", "40.00%", "6.00"],
      ["其他或未注明支行", "1", "4.00", "26.67%", "4.00"],
    ]);
    const counties = city.page.getByRole("region", { name: "分县（市、区）排名", exact: true });
    expect(await counties.first().innerText()).toContain("南谯区");
  });

  test("a county begins at its cockpit, which shows nothing of another on a phone", async () => {
    const { page } = county;
    await page.getByRole("heading", { name: "驾驶舱" }).waitFor();
    await open(county, `#/cockpit?asOf=${asOf}`);

    const shown = await page.locator("main").innerText();
    expect(shown).toContain("以下只是琅琊区的贷款和农技协");
    expect(shown).toContain("累计发放 5.00 万元");
    expect(shown).not.toMatch(/南谯|龙虾|西城|名次|15\.00/);
    const lines = page.getByRole("region", { name: "分银行发放", exact: true }).locator("tbody tr");
    expect(await lines.count()).toBe(2);
    const tooWide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    expect(await page.evaluate(tooWide)).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(county.complaints).toEqual([]);
  });

  test("what waits for a county leads to its own list", async () => {
    const { page } = county;
    await open(county, "#/cockpit");

    const waiting = page.getByRole("region", { name: "待办" });
    expect(await waiting.innerText()).toMatch(/待确认的农技协\s+1/);
    await waiting.getByRole("link", { name: "1" }).click();
    await page.getByRole("heading", { name: "农技协" }).first().waitFor();
    expect(await page.locator("main").innerText()).not.toContain("龙虾协会");
  });

  test("the progress of a county is its own, and the screen for a meeting says whose it is", async () => {
    const { page } = county;
    await page.goto(`${app.origin}/#/progress?asOf=${asOf}`);
    await page.getByRole("heading", { name: "琅琊区进度" }).waitFor();
    await page.getByText("占目标 ").first().waitFor();
    expect(await page.locator("main").innerText()).not.toMatch(/南谯|分县/);

    await open(county, `#/cockpit?asOf=${asOf}&screen=1`);
    expect(await page.locator(".screen-head h1").innerText()).toContain("琅琊区");
    expect(await page.locator(".screen").innerText()).not.toContain("南谯");
  });
});
