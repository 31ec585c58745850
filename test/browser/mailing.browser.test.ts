import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningServer, startServer } from "#selfhost/server.ts";
import { mailDueReports } from "#shared/app/reports/mail-due-reports.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { parseSettings } from "#shared/config/settings.ts";
import { type MailServer, startMailServer } from "#test/support/mail-server.ts";
import { programmeJson } from "#test/support/programme-json.ts";
import { builtPages } from "#test/support/run/built-pages.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { signIn } from "./visitor.ts";

const mailTo = ["office@example.cn", "gone@example.cn", "silent@example.cn"];

describe("the mails of a report, in the browser", () => {
  let folder: string;
  let mail: MailServer;
  let server: RunningServer;
  let browser: Browser;
  let gone = true;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "yinhui-mailing-"));
    mail = await startMailServer((to) => {
      if (to === "gone@example.cn" && gone) return { at: "recipient", does: 550 };
      return to === "silent@example.cn" ? { at: "message", does: "take-and-cut" } : undefined;
    });
    await writeFile(join(folder, "programme.json"), programmeJson(mailTo));
    const settings = parseSettings({
      PORT: "0",
      DATA_DIR: folder,
      PROGRAMME_FILE: join(folder, "programme.json"),
      SMTP_URL: mail.url,
      MAIL_FROM: "滁州市科协 <report@example.cn>",
    });
    const pages = await builtPages();
    [server, browser] = await Promise.all([startServer(settings, pages), openBrowser()]);
    await publishReport(server.local.deps, { subject: "demo:supervisor" }, "2016-06");
    await mailDueReports(server.local.deps);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await mail?.stop();
    await rm(folder, { recursive: true });
  });

  test("the supervisor is told what waits, says that one has come, and has another sent again", async () => {
    const { page, goTo, complaints } = await signIn(browser, server.origin, { role: "科协" });
    await goTo("驾驶舱");
    await page.getByRole("link", { name: "2016-06 月报（2 封）" }).waitFor();
    await goTo("月报");
    await page.getByText("有月报邮件没有寄到").waitFor();
    await page.getByText("2 封待处理").waitFor();

    expect(complaints).toEqual([]);
    await page.getByRole("link", { name: "2016-06 月报（2 封）" }).click();
    const row = (recipient: string) =>
      page.getByRole("region", { name: "发送情况" }).getByRole("row").filter({ hasText: recipient });
    await row("s***@example.cn").getByText("结果不明").waitFor();
    await row("s***@example.cn").getByRole("button", { name: "已收到" }).click();
    await row("s***@example.cn").getByText("已发送").waitFor();
    gone = false;
    await row("g***@example.cn").getByRole("button", { name: "再发一次" }).click();
    await row("g***@example.cn").getByText("待发送").waitFor();
    await mailDueReports(server.local.deps);

    await goTo("月报");
    await page.getByText("3 封已发送").waitFor();
    expect(await page.getByText("有月报邮件没有寄到").count()).toBe(0);
    expect(mail.taken.map(({ to: [to] }) => to).toSorted()).toEqual(mailTo.toSorted());
  });

  test("the auditor sees how it went and decides nothing", async () => {
    const auditor = await signIn(browser, server.origin, { role: "审计" });
    await auditor.goTo("月报");
    await auditor.page.getByText("3 封已发送").waitFor();
    expect(await auditor.page.getByRole("button", { name: "再发一次" }).count()).toBe(0);
  });
});
