import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

const samples = "test/fixtures/samples";
const programme = {
  name: "双人复核的项目",
  city: "滁州市",
  goalYuan: 300_000_000,
  firstOn: "2016-06-01",
  lastOn: "2019-05-31",
  bank: { bankId: "psbc-chuzhou", name: "邮储银行" },
  counties: ["琅琊区", "南谯区", "来安县", "全椒县", "定远县", "凤阳县", "天长市", "明光市"].map(
    (name, index) => ({ code: `34110${index}`, name }),
  ),
  fourEyes: true,
};

describe("two liaisons in the browser", () => {
  let folder: string;
  let app: App;
  let browser: Browser;
  let first: Visitor;
  let second: Visitor;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "yinhui-four-eyes-"));
    const file = join(folder, "programme.json");
    writeFileSync(file, JSON.stringify(programme));
    [app, browser] = await Promise.all([serveApp({ PROGRAMME_FILE: file }), openBrowser()]);
    first = await signIn(browser, app.origin, { role: "银行联络员" });
    second = await signIn(browser, app.origin, { role: "第二名银行联络员" });
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    rmSync(folder, { recursive: true });
  });

  async function upload(name: string) {
    await first.goTo("导入");
    await first.page.locator("input[type=file]").setInputFiles(`${samples}/${name}`);
    await first.page.getByText("需由另一名联络员复核后入账。").waitFor();
  }

  test("who brought a file in sees that it waits; another sends it back with a reason", async () => {
    await upload("2016-06-贷款明细.xlsx");
    expect(await first.page.getByRole("button", { name: "确认入账" }).count()).toBe(0);

    await second.goTo("导入");
    await second.page.getByText("待复核").first().waitFor();
    await second.page.getByRole("link", { name: "2016-06-贷款明细.xlsx" }).click();
    await second.page.getByRole("button", { name: "退回", exact: true }).click();
    await second.page.getByLabel("退回原因").fill("合计与总账不符");
    await second.page.getByRole("button", { name: "确认退回" }).click();
    await second.page.getByText("复核退回，没有记入台账。").waitFor();

    await first.page.reload();
    await first.page.getByText("合计与总账不符").waitFor();
    expect(await first.page.getByRole("button", { name: "取消导入" }).count()).toBe(0);
  });

  test("another commits it, and the first takes it back", async () => {
    await upload("2016-06-贷款明细.xlsx");
    const importId = new URL(first.page.url()).hash.split("/").at(-1);

    await second.page.goto(`${app.origin}/#/imports/${importId}`);
    await second.page.getByRole("button", { name: "确认入账（60 笔）" }).click();
    await second.page.getByText("如需撤销，请由另一名联络员办理。").waitFor();
    await first.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await first.page.getByText(/这次导入已由第二名银行联络员.*于 .* 确认入账，没有重复记账。/).waitFor();

    await first.page.reload();
    await first.page.getByRole("button", { name: "撤销入账" }).click();
    await first.page.getByLabel("撤销原因").fill("传错了文件");
    await first.page.getByRole("button", { name: "确认撤销" }).click();
    await first.page.getByText("已撤销：60 笔恢复到这次导入之前。").waitFor();

    expect((await first.ask("read-progress", "/api/progress")).loanCount).toBe(0);
    expect([...first.complaints, ...second.complaints]).toEqual([]);
  });
});
