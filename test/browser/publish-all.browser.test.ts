import { afterAll, beforeAll, expect, test } from "vitest";
import { csvOf } from "#test/support/self-hosted.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn } from "./visitor.ts";

let app: App;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test("old books that were taken over get all their reports in one go, oldest first, and say that they are made later", async () => {
  const liaison = await signIn(browser, app.origin, { role: "银行联络员" });
  const rows = csvOf(["A1", "A2", "A3"].map((loanNo) => [loanNo, "王小明", "会员", "花生协会"]));
  const old = new TextDecoder().decode(rows).replace(/(A2.*2016-)06/, (_, before) => `${before}08`);
  await liaison.goTo("导入");
  const buffer = Buffer.from(old);
  await liaison.page
    .locator("input[type=file]")
    .setInputFiles({ name: "old.csv", mimeType: "text/csv", buffer });
  await liaison.page.getByRole("button", { name: "确认入账" }).click();
  await liaison.page.getByText("已入账。").waitFor();

  const { page, goTo, complaints } = await signIn(browser, app.origin, { role: "科协" });
  await goTo("月报");
  await page.getByText("还没有到期应自动发布的月报。").waitFor();
  expect(await page.getByText("该发布的月报都已发布").count()).toBe(0);
  await page.getByRole("button", { name: "发布所有应有的月报（3 期）" }).click();
  await page.getByText("将从早到晚依次发布 2016-06 至 2016-08 的 3 期月报第 1 版").waitFor();
  await page.getByRole("button", { name: "确认发布 3 期" }).click();

  await page.getByText("已发布 3 期月报。").waitFor({ timeout: 60_000 });
  await expect.poll(() => page.getByText("补发", { exact: true }).count()).toBe(3);
  await page.getByRole("link", { name: "2016-07 月报" }).click();
  const report = page.frameLocator("iframe.report-frame").locator("body");
  await report.getByText("本通报为补发：2016年7月的情况由后来报来的资料补记").waitFor();
  expect(complaints).toEqual([]);
}, 120_000);
