import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { personNumber } from "#test/support/csv-book.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { seriousFindings } from "./serious-findings.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

const associations = [
  ["天长市芡实协会", "天长市"],
  ["琅琊区水稻协会", "琅琊区"],
  ["天长市河蟹协会", "天长市"],
] as const;

const csv = (name: string, ...lines: string[]) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(lines.join("\n")),
});

describe("the registers", () => {
  let app: App;
  let browser: Browser;
  let supervisor: Visitor;

  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), openBrowser()]);
    const liaison = await signIn(browser, app.origin, { role: "银行联络员" });
    await liaison.goTo("导入");
    const headers = "借据号,借款人,证件号码,客户类型,所属农技协,县区,放款金额,放款日期";
    const lines = associations.map(
      ([name, county], index) =>
        `J${index},王小明,11010519491231002X,会员,${name},${county},50000,2016-06-05`,
    );
    await liaison.page.locator("input[type=file]").setInputFiles(csv("a.csv", headers, ...lines));
    await liaison.page.getByRole("button", { name: "确认入账" }).click();
    await liaison.page.getByText("已入账。").waitFor();
    supervisor = await signIn(browser, app.origin, { role: "科协" });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  test("what a bank's file brought is confirmed in two clicks, but for what is not chosen", async () => {
    const { page } = supervisor;
    await supervisor.goTo("农技协");
    await page.getByLabel("选择天长市河蟹协会").uncheck();
    await page.getByRole("button", { name: "确认所选的 2 个" }).click();
    await page.getByRole("button", { name: "是，确认这 2 个" }).click();

    await page.getByText("待确认的农技协（1 个）").waitFor();
    const { items } = await supervisor.ask("list-associations", "/api/associations");
    expect(items.filter(({ confirmed }) => !confirmed).map(({ name }) => name)).toEqual(["天长市河蟹协会"]);
  });

  test("an association is renamed and edited, and its page of changes says who, what and why", async () => {
    const { page } = supervisor;
    await page.getByRole("button", { name: /办理.*琅琊区水稻协会/ }).click();
    await page.getByRole("textbox", { name: "名称", exact: true }).fill("琅琊区稻米协会");
    await page.getByRole("button", { name: "改名" }).click();
    await page.getByText("已有别名：琅琊区水稻协会").waitFor();
    await page.getByLabel("联系电话").fill("05503012345");
    await page.getByLabel("为什么").fill("来电更正");
    await page.getByRole("button", { name: "保存" }).click();

    const changes = page.getByRole("region", { name: "名录中的改动" });
    await changes.getByText("来电更正").waitFor();
    await changes.getByText("名称：琅琊区水稻协会 → 琅琊区稻米协会").waitFor();
    expect(await page.getByLabel("联系电话").inputValue()).toBe("05503012345");
    expect(await page.getByRole("button", { name: "保存" }).isDisabled()).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
  });

  test("a list of associations is compared before it takes effect, and can be taken away", async () => {
    const { page } = supervisor;
    await page.getByLabel("名册", { exact: true }).selectOption({ label: "农技协名录" });
    await page
      .getByLabel("农技协名录文件")
      .setInputFiles(csv("名录.csv", "名称,县区", "琅琊区稻米协会,琅琊区", "琅琊区茶叶协会,琅琊区"));
    await page.getByRole("button", { name: "核对" }).click();
    await page.getByText("尚未更新。读到 2 行：新增 1，变更 0，未变 1").waitFor();
    await page.getByRole("button", { name: "按这份文件更新" }).click();
    await page.getByText("名册已更新。").waitFor();
    await page.getByText("共 4 个").waitFor();

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "下载名录" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("农技协名录.xlsx");
    expect(supervisor.complaints).toEqual([]);
  });

  test("an association keeps its members on a phone, and a number that was typed is shown no more", async () => {
    const own = await signIn(browser, app.origin, { association: "天长市芡实协会" }, 360);
    const { page } = own;
    const number = personNumber(5);
    const enter = async (typed: string) => {
      await page.getByLabel("姓名或名称").fill("王小明");
      await page.getByLabel("证件号码（登记后").fill(typed);
      await page.getByRole("button", { name: "登记", exact: true }).click();
    };
    await own.goTo("会员");
    await enter(number.slice(0, 17) + (number.endsWith("1") ? "2" : "1"));
    await page.getByText("证件号码的校验位不对").waitFor();
    await enter(number);
    await page.getByText(`王小明（证件后四位 ${number.slice(-4)}）已登记。`).waitFor();
    expect(await page.content()).not.toContain(number);

    await page.getByRole("button", { name: /办理.*王小明/ }).click();
    await page.getByLabel("为什么").fill("外出务工");
    await page.getByRole("button", { name: "登记退会" }).click();
    await page.getByText("外出务工").waitFor();
    await page.getByRole("button", { name: "登记重新入会" }).click();
    await page.getByRole("button", { name: "登记退会" }).waitFor();
    await page.getByLabel("姓名或证件后四位").fill("小明");
    await page.getByRole("rowheader", { name: "王小明" }).waitFor();
    await page.getByLabel("姓名或证件后四位").fill("没有的人");
    await page.getByText("没有这样的会员。").waitFor();

    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    expect(own.complaints).toEqual([]);
    await page.context().close();
  });

  test("科协 sees an association's members masked, and the association sees that it looked", async () => {
    const { page } = supervisor;
    const { items } = await supervisor.ask("list-associations", "/api/associations");
    const id = items.find(({ name }) => name === "天长市芡实协会")?.associationId;
    await page.goto(`${app.origin}/#/associations/${id}/members`);
    await page.getByRole("rowheader", { name: "王*" }).waitFor();
    expect(await page.content()).not.toContain("王小明");

    const readings = await supervisor.ask("list-readings", `/api/associations/${id}/readings`);
    expect(readings.items.map(({ kindName }) => kindName)).toContain("会员名册");
  });

  test("loans that are nobody's are given to an association by hand, and one by its own word", async () => {
    const liaison = await signIn(browser, app.origin, { role: "银行联络员" });
    await liaison.goTo("导入");
    const lines = ["W001", "W002", "W003"].map(
      (loanNo, index) => `${loanNo},杨超,${personNumber(40 + index)},会员,50000,2016-06-05`,
    );
    const file = csv("w.csv", "借据号,借款人,证件号码,客户类型,放款金额,放款日期", ...lines);
    await liaison.page.locator("input[type=file]").setInputFiles(file);
    await liaison.page.getByRole("button", { name: "全部是银会合作贷款" }).click();
    await liaison.page.getByRole("button", { name: "确认入账（3 笔）" }).click();
    await liaison.page.getByText("已入账。").waitFor();
    const own = await signIn(browser, app.origin, { association: "天长市芡实协会" }, 360);
    await own.page.goto(`${app.origin}/#/corrections`);
    await own.page.getByLabel("借据号").fill("W003");
    await own.page.getByLabel("说明").fill("会员杨某的贷款");
    await own.page.getByRole("button", { name: "是我会会员" }).click();
    await own.page.getByText("W003（待科协核实）").waitFor();
    expect(await own.page.content()).not.toContain("50,000");

    const { page } = supervisor;
    await page.goto(`${app.origin}/#/loans?association=unattributed`);
    await page.getByLabel("选择借据 W001").check();
    await page.getByLabel("选择借据 W002").check();
    await page.getByLabel("归到哪个农技协").selectOption("琅琊区稻米协会（琅琊区）");
    await page.getByRole("button", { name: "归属 2 笔" }).click();
    await page.getByText("2 笔已归属，逐笔记入流水。").waitFor();
    await page.goto(`${app.origin}/#/corrections`);
    await page.getByText("认领：是我会会员").click();
    await page.getByRole("button", { name: "核实无误" }).click();
    await page.getByText("已核实，归属到本会。").waitFor();
    await page.goto(`${app.origin}/#/loans/W003`);
    await page.getByText("农技协归属依据：").first().waitFor();

    await own.page.reload();
    await own.page.getByText("50,000.00 元").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect([...supervisor.complaints, ...own.complaints]).toEqual([]);
  });

  test("a change of a register of members is taken back with a reason", async () => {
    const { page } = supervisor;
    await supervisor.goTo("农技协");
    await page.getByRole("button", { name: "撤销…" }).first().click();
    await page.getByLabel("为什么撤销").fill("登记错了");
    await page.getByRole("button", { name: "撤销这次改动" }).click();
    await page.getByText("已撤销：1 行恢复原状").waitFor();
    const changes = page.getByRole("region", { name: "名册的改动" });
    await changes.getByText("登记错了").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test("a loan that a register has elsewhere is shown beside it, and moves when that is said to be right", async () => {
    const { page } = supervisor;
    await supervisor.goTo("农技协");
    await page.getByLabel("名册", { exact: true }).selectOption({ label: "会员名册" });
    const line = `杨超,${personNumber(40)},天长市芡实协会`;
    await page.getByLabel("会员名册文件").setInputFiles(csv("会员.csv", "姓名,证件号码,所属农技协", line));
    await page.getByRole("button", { name: "核对" }).click();
    await page.getByRole("button", { name: "按这份文件更新" }).click();
    await page.getByText("名册已更新。").waitFor();
    await page.reload();

    const disputes = page.getByRole("region", { name: "归属不一致", exact: true });
    await disputes.getByRole("rowheader", { name: "W001" }).waitFor();
    await disputes.getByText("琅琊区稻米协会（人工归属）").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await disputes.getByRole("button", { name: "1 笔改按会员名册" }).click();
    await disputes.getByText("1 笔已核定，逐笔记入流水。").waitFor();
    await disputes.getByText("没有不一致的贷款。").waitFor();

    await page.goto(`${app.origin}/#/loans/W001`);
    await page.getByText("农技协归属依据：").first().waitFor();
    await page.getByText("科协核定").first().waitFor();
    await page.getByText("天长市芡实协会").first().waitFor();
    expect(supervisor.complaints).toEqual([]);
  });

  test("two names of one association are made one, and taken apart", async () => {
    const { page } = supervisor;
    await supervisor.goTo("农技协");
    const placesOf = async () => {
      const { items } = await supervisor.ask("list-loans", "/api/loans");
      return items.map(({ loanNo, associationName }) => `${loanNo} ${associationName}`);
    };
    await page
      .getByRole("button", { name: /办理.*天长市河蟹协会/ })
      .first()
      .click();
    await page.getByLabel("与另一个是同一个会").selectOption({ label: "天长市芡实协会" });
    await page.getByRole("button", { name: "把“天长市河蟹协会”并入“天长市芡实协会”" }).click();
    await page.getByText("已并入“天长市芡实协会”。").waitFor();
    expect(await placesOf()).toContain("J2 天长市芡实协会");
    await page.getByText("并入的农技协：（空） → 天长市芡实协会").waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole("button", { name: /^分开/ }).click();
    await page.getByLabel("与另一个是同一个会").waitFor();
    expect(await placesOf()).toContain("J2 天长市河蟹协会");
    expect(supervisor.complaints).toEqual([]);
  });
});
