import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CuttingProxy, startCuttingProxy } from "#test/support/cutting-proxy.ts";
import { wideBook } from "#test/support/wide-book.ts";
import { keepPicture } from "./keep-picture.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type App, serveApp } from "./serve-app.ts";
import { signIn, type Visitor } from "./visitor.ts";

const rows = 600;
const perSecond = 300_000;

describe("a file on its way in the browser", () => {
  let app: App;
  let browser: Browser;
  let proxy: CuttingProxy;
  let liaison: Visitor;
  let page: Page;

  beforeAll(async () => {
    [app, browser, proxy] = await Promise.all([serveApp(), openBrowser(), startCuttingProxy()]);
    liaison = await signIn(browser, app.origin, { role: "银行联络员" }, 1280, { proxy: proxy.address });
    page = liaison.page;
  });

  beforeEach(() => liaison.goTo("导入"));

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await proxy?.stop();
  });

  const importsOf = async (fileName: string) =>
    (await liaison.ask("list-imports", "/api/imports?limit=50")).items.filter(
      (one) => one.fileName === fileName,
    );

  const choose = (name: string, buffer: Buffer) =>
    page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });

  /** Lets the browser send so many bytes a second, as a county line would; `-1` as many as it can. */
  async function throttle(uploadThroughput: number) {
    const session = await page.context().newCDPSession(page);
    const asFast = { downloadThroughput: -1, latency: 0 };
    await session.send("Network.emulateNetworkConditions", { offline: false, uploadThroughput, ...asFast });
    return session;
  }

  test("what is no workbook is told at once, and the rest goes on", async () => {
    await page.locator("input[type=file]").setInputFiles([
      { name: "合影.jpg", mimeType: "image/jpeg", buffer: Buffer.from("x") },
      { name: "空.csv", mimeType: "text/csv", buffer: Buffer.alloc(0) },
      { name: "一.csv", mimeType: "text/csv", buffer: wideBook("ONE", 1) },
      { name: "二.csv", mimeType: "text/csv", buffer: wideBook("TWO", 1) },
    ]);

    await page.getByText("没有上传“合影.jpg”：不是表格文件").waitFor();
    await page.getByText("没有上传“空.csv”：文件里没有内容").waitFor();
    const files = page.getByRole("list", { name: "正在上传的文件" });
    await files.getByText("查看核对结果").nth(1).waitFor();
    const history = page.getByRole("region", { name: "导入记录" }).getByRole("table");
    await history.getByText("待入账").nth(1).waitFor();
    await page.getByRole("button", { name: "移除已上传的" }).click();
    expect(await files.count()).toBe(0);
  });

  test("a file dropped anywhere on the page is taken, and the page says so while it hovers", async () => {
    const dataTransfer = await page.evaluateHandle(`(() => {
      const data = new DataTransfer();
      data.items.add(new File([${JSON.stringify(wideBook("DROP", 2).toString())}], "拖.csv"));
      return data;
    })()`);

    await page.dispatchEvent("h1", "dragover", { dataTransfer });
    await page.getByText("松开鼠标，就开始上传").waitFor();
    await page.dispatchEvent("h1", "drop", { dataTransfer });

    await page.getByRole("button", { name: "确认入账（2 笔）" }).waitFor();
    expect(await importsOf("拖.csv")).toMatchObject([{ state: "checked" }]);
  });

  test("a slow upload shows how much has gone and how long it will take, and can be cancelled", async () => {
    const session = await throttle(perSecond);

    await choose("慢.csv", wideBook("SLOW", rows));

    const bar = page.getByRole("progressbar", { name: "正在上传" });
    await page.getByText(/\d KB \/ 2\.\d MB，每秒 \d+\.\d KB，剩余(约|不到)/).waitFor();
    const early = Number(await bar.getAttribute("value"));
    await expect
      .poll(async () => Number(await bar.getAttribute("value")), { timeout: 5000 })
      .toBeGreaterThan(early + 5);
    await keepPicture(page, "import-uploading", { fullPage: false });
    await page.getByRole("button", { name: "取消导入" }).click();

    await page.getByText("已取消，没有记入台账。").waitFor();
    expect(await importsOf("慢.csv")).toMatchObject([{ state: "cancelled" }]);
    await session.detach();
  });

  test("a connection cut in the middle goes on by itself: one import, one set of loans", async () => {
    const before = proxy.uploads();
    proxy.cutAfter(1_000_000);

    await choose("断.csv", wideBook("CUT", rows));
    await proxy.whenCut();
    await page.getByText("连接断了，恢复后会自动继续上传。").waitFor();
    proxy.mend();
    await page.getByRole("button", { name: `确认入账（${rows} 笔）` }).click();
    await page.getByText("已入账。").waitFor();

    expect(proxy.uploads() - before).toBe(2);
    expect(await importsOf("断.csv")).toMatchObject([{ state: "committed", counts: { new: rows } }]);
    expect((await liaison.ask("read-progress", "/api/progress")).loanCount).toBe(rows);
    expect(liaison.complaints).toEqual([]);
  });

  test("a page loaded again in the middle sends the file by itself, and nothing is announced twice", async () => {
    const session = await throttle(perSecond);
    await choose("重.csv", wideBook("AGAIN", rows));
    await page.getByText(/每秒/).waitFor();
    await session.detach();

    await page.reload();

    await page.getByRole("button", { name: `确认入账（${rows} 笔）` }).waitFor();
    expect(await importsOf("重.csv")).toMatchObject([{ state: "checked" }]);
  });

  test("where the browser kept nothing the same file is asked for, and another is not taken", async () => {
    const session = await throttle(perSecond);
    await choose("丢.csv", wideBook("LOST", rows));
    await page.getByText(/每秒/).waitFor();
    const [{ importId } = { importId: "" }] = await importsOf("丢.csv");
    await page.goto("about:blank");
    await session.send("Storage.clearDataForOrigin", { origin: app.origin, storageTypes: "indexeddb" });
    await session.detach();
    await page.goto(`${app.origin}/#/imports/${importId}`);
    await page.getByText("浏览器没有留下这个文件").waitFor();

    await choose("丢.csv", wideBook("OTHER", rows));
    await page.getByText("这不是登记的那个文件").waitFor();
    await choose("丢了以后改了名.csv", wideBook("LOST", rows));

    await page.getByRole("button", { name: `确认入账（${rows} 笔）` }).waitFor();
    expect(await importsOf("丢.csv")).toMatchObject([{ importId, state: "checked" }]);
    expect(liaison.complaints).toEqual([]);
  });

  test("a file that is in the ledger already is said to be, before it is sent", async () => {
    const before = proxy.uploads();

    await choose("又一次.csv", wideBook("CUT", rows));

    await page.getByText("同一个文件已经入账").waitFor();
    expect(proxy.uploads()).toBe(before);
    expect(await importsOf("又一次.csv")).toEqual([]);
    await page.getByRole("link", { name: "查看那次导入" }).click();
    await page.getByRole("heading", { name: "断.csv" }).waitFor();
  });
});
