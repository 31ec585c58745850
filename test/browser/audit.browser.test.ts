import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { csvOf } from "#test/support/self-hosted.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

describe("the auditor's pages", () => {
  let app: App;
  let browser: Browser;
  let auditor: Visitor;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    const liaison = await signIn(browser, app.origin, { role: "银行联络员" });
    const commit = async (name: string, book: Uint8Array) => {
      const { page } = liaison;
      await liaison.goTo("导入");
      const buffer = Buffer.from(book);
      await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
      await page.getByRole("button", { name: "确认入账" }).click();
      await page.getByText("已入账。").waitFor();
    };
    const supervisor = await signIn(browser, app.origin, { role: "科协" });
    const publish = async (month: string) => {
      await supervisor.goTo("核对");
      await supervisor.goTo("月报");
      await supervisor.page.getByRole("combobox", { name: "月份" }).selectOption(month);
      await supervisor.page.getByRole("button", { name: `发布 ${month} 月报` }).click();
      await supervisor.page.getByText(`将发布 ${month} 月报第 1 版`).waitFor();
      await supervisor.page.getByText("没有设置收件人，不寄送。").waitFor();
      await supervisor.page.getByRole("button", { name: "确认发布" }).click();
      await supervisor.page.getByText(`${month} 月报已发布。`).waitFor();
    };
    await commit("a.csv", csvOf([["J1", "王小明", "会员", "花生协会"]]));
    await supervisor.goTo("月报");
    await supervisor.page.getByText(/现在发布，月报的第一句话会写明：本通报发布时，/).waitFor();
    await publish("2016-06");
    const two = csvOf(["J2", "K1"].map((loanNo) => [loanNo, "王小明", "会员", "花生协会"]));
    const ofJuly = new TextDecoder().decode(two).replace(/(K1.*2016-)06/, (_, before) => `${before}07`);
    await commit("b.csv", new TextEncoder().encode(ofJuly));
    await publish("2016-07");
    await liaison.page.context().close();
    await supervisor.page.context().close();
    auditor = await signIn(browser, app.origin, { role: "审计" });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  test("list what a later report corrected, and what is due", async () => {
    const { page } = auditor;

    await auditor.goTo("月报");

    const row = page
      .getByRole("region", { name: "对已报月份的更正" })
      .last()
      .getByRole("row", { name: /^2016-06/ });
    expect(await row.textContent()).toBe("2016-061250,000.00100,000.00《b.csv》补录1笔2016-07 月报");
    const { due } = await auditor.ask("list-reports", "/api/reports");
    await page
      .getByText(`${due.next?.month} 月报将于 ${due.next?.dueAt.slice(0, 10)} 08:00 自动发布。`)
      .waitFor();
    expect(await page.getByRole("button", { name: /^发布/ }).count()).toBe(0);
  });

  test("say of a month whose data is not in whose it waits for, and until when", async () => {
    const { page } = auditor;
    await page.route("**/api/reports", async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as RouteOutput<"list-reports">;
      const banks = [{ bankId: "psbc", name: "邮储银行", dataOn: "2016-07-20" }];
      const waiting = [{ month: "2016-07", until: "2016-08-15T00:00:00.000Z", banks }];
      await route.fulfill({ response, json: { ...answer, due: { ...answer.due, waiting } } });
    });
    await page.reload();

    await page.getByText("有 1 期月报在等银行数据，暂不发布。").waitFor();
    await page.getByText("等邮储银行（已到 2016-07-20）报来截至月末的数据").waitFor();
    await page.getByText("到 2016-08-15 08:00 还没有报来的").waitFor();
    await page.unroute("**/api/reports");
  });

  test("filter the journal under an address that can be loaded again", async () => {
    const { page } = auditor;

    await auditor.goTo("流水");
    const { items } = await auditor.ask("list-imports", "/api/imports");
    const second = items.find(({ fileName }) => fileName === "b.csv")?.importId ?? "";
    await page.getByLabel("导入", { exact: true }).selectOption(second);
    await page.getByRole("link", { name: "J2" }).waitFor();
    expect(await page.getByRole("link", { name: "J1" }).count()).toBe(0);
    await page.reload();
    await page.getByRole("link", { name: "J2" }).waitFor();

    await page.getByLabel("种类", { exact: true }).selectOption({ label: "变更" });
    await page.getByText("没有符合条件的流水。").waitFor();
    await page.getByRole("link", { name: "看全部" }).click();
    await page.getByRole("link", { name: "J1" }).waitFor();
  });

  test("say that the ledger is sound, and which block each published head is of", async () => {
    const { page } = auditor;

    await auditor.goTo("核对");

    await page.getByText("一致：贷款、流水与全部合计没有差异。").waitFor();
    const heads = page.getByRole("region", { name: "历次月报的末端哈希" }).last();
    const { reportHeads } = await auditor.ask("verify-ledger", "/api/verify");
    expect(reportHeads.map(({ blockNo }) => blockNo)).toEqual([1, 2]);
    for (const { month, headHash, blockNo } of reportHeads) {
      const text = await heads.getByRole("row", { name: new RegExp(month) }).textContent();
      expect(text).toContain(`相符 第 ${blockNo} 块${headHash}`);
    }
    await heads.getByRole("link", { name: "第 2 块" }).click();
    await page.getByRole("region", { name: "第 2 块", exact: true }).waitFor();
    expect(auditor.complaints).toEqual([]);
  });
});
