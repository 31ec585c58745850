import { afterAll, beforeAll, expect, test } from "vitest";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn } from "./visitor.ts";

let app: App;
let browser: Browser;
beforeAll(async () => {
  app = await serveApp();
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

test.each([
  ["科协", "核对目标、县区和银行", "#/settings"],
  ["银行联络员", "上传第一份贷款台账", "#/imports"],
  ["审计", "看流水", "#/journal"],
])(
  "an empty ledger leads %s to %s, and says of nobody that they are behind",
  async (role, step, hash) => {
    for (const width of [360, 1280]) {
      const { page, complaints } = await signIn(browser, app.origin, { role }, width);

      await page.getByRole("link", { name: step }).waitFor();

      expect(await page.getByRole("main").innerText()).not.toContain("落后");
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
      await page.getByRole("link", { name: step }).click();
      expect(await page.evaluate("location.hash")).toBe(hash);
      await page.goto(`${app.origin}/#/assessment`);
      await page.getByText("不评分").waitFor();
      expect(await page.getByRole("main").innerText()).not.toContain("应整改\n");
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  },
  60_000,
);

test("a bank's branch and a county's alias are set on the page, with what changed and why", async () => {
  const { page, goTo } = await signIn(browser, app.origin, { role: "科协" });
  await goTo("设置");

  await page.getByRole("button", { name: "加一个支行" }).click();
  await page.getByLabel("新支行的名称").fill("琅琊支行");
  await page.getByLabel("琅琊支行所在的县（市、区）").selectOption({ label: "琅琊区" });
  await page.getByLabel("改动银行和支行的原因").fill("按支行报送");
  await page.getByRole("button", { name: "保存并立即生效" }).click();
  await page.getByRole("cell", { name: "按支行报送" }).waitFor();
  await page.getByLabel("琅琊区的别名").fill("经开区");
  await page.getByLabel("改动县（市、区）的原因").fill("经开区并入琅琊区");
  await page.getByRole("button", { name: "保存并立即生效" }).click();
  await page.getByRole("cell", { name: "经开区并入琅琊区" }).waitFor();

  const history = await page.getByRole("region", { name: "改动记录" }).first().innerText();
  expect(history).toContain("琅琊区（341102） → 琅琊区（341102、经开区）");
  expect(history).not.toContain("南谯区");
  await goTo("人员");
  await page.getByLabel("琅琊支行").first().waitFor();
}, 60_000);

test("a county's supervisor signs in to the county's pages alone", async () => {
  const { page } = await signIn(browser, app.origin, { role: "科协" });
  await page.context().clearCookies();
  await page.evaluate("sessionStorage.clear()");
  await page.goto(app.origin);
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByLabel("县级科协（只见本县）").selectOption({ label: "南谯区科协" });
  await page.getByRole("button", { name: "以所选县级科协登录" }).click();
  await page.getByRole("link", { name: "确认本县的农技协，上传会员名册" }).waitFor();

  const menu = await page.getByRole("navigation", { name: "主菜单" }).innerText();
  expect(menu.split("\n").filter((name) => name.trim() !== "")).toEqual([
    "驾驶舱",
    "进度",
    "台账",
    "农技协",
    "更正申请",
    "月报",
    "考核",
    "查阅记录",
    "人员",
  ]);
}, 60_000);
