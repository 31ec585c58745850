import { resolve } from "node:path";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { outboxFolder } from "#shared/config/local.ts";
import { linkedUrlOf, parseSettings, type Settings } from "#shared/config/settings.ts";
import { command, knowsSettings } from "./installed-command.ts";
import type { RunningServer } from "./server.ts";

const demoSignIns = `演示登录（仅限本机，打开网页后一键选择）/ demo sign-ins, this machine only, one click on the page:
  银行联络员 liaison      上传、核对、入账 / upload, check, commit
  科协       supervisor   总进度、月报 / progress, reports
  审计       auditor      流水账、核对 / journal, verify
  农技协     association  只见本会贷款 / its own loans only
命令行令牌 / token for scripts：${command} token liaison`;

const inviteHint = `${command} invite supervisor`;

/** What the operator reads when the server has started. */
export async function welcome(server: RunningServer, settings: Settings): Promise<string> {
  const { deps, embedded } = server.local;
  const { mailTo } = (await withCurrentProgramme(deps)).programme;
  return `${deps.programme.name}  ${deps.version}

网页 / page：${embedded?.origin ?? server.origin}/
数据 / data：${resolve(settings.dataDir)}
邮件 / mail：${mailText(mailTo.length, settings)}${linkText(settings)}${eventText(settings)}

${await signInText(server)}
${knowsSettings ? "" : commandSettings(settings)}
按 Ctrl+C 停止 / press Ctrl+C to stop`;
}

async function signInText({ origin, local: { deps, embedded } }: RunningServer): Promise<string> {
  if (embedded === undefined) return `登录由 ${deps.signIn.issuer} 提供 / people sign in there`;
  if (await embedded.demoAllowed()) {
    return `${demoSignIns}
正式使用 / for real use：${inviteHint}
  打印第一位科协人员的一次性链接；其设好密码后，演示登录停用 / the first account ends the demo sign-ins`;
  }
  const accounts = (await deps.embedded?.accounts.list()) ?? [];
  const said =
    accounts.length === 0
      ? `还没有账号，请运行 / nobody has an account yet, run：${inviteHint}`
      : `登录用本系统的账号，共 ${accounts.length} 个 / people sign in with accounts kept here`;
  if (embedded.origin === origin) return `${said}；仅限本机访问 / this machine only`;
  const proxies = embedded.trustedProxies.join(", ");
  return `${said}
对外地址由 PUBLIC_URL 指定，本机监听 ${origin}，由反向代理转来 / reached by a proxy that passes Host on
来访地址取自 / client addresses are taken from：${proxies === "" ? "连接本身 / the connection" : `X-Forwarded-For（${proxies}）`}`;
}

function mailText(recipientCount: number, settings: Settings): string {
  const recipients =
    recipientCount === 0
      ? "没有设置收件人，月报不寄送（科协可在“设置”页填写） / no recipients, none is sent"
      : `收件人 ${recipientCount} 个 / ${recipientCount} recipients`;
  if (settings.smtpUrl !== undefined) return `${new URL(settings.smtpUrl).host}；${recipients}`;
  return `未设置 SMTP_URL，不寄出，只存入 / no SMTP_URL, not sent but written to ${outboxFolder(settings)}；${recipients}`;
}

function eventText({ webhook }: Settings): string {
  return webhook === undefined ? "" : `\n事件 / events：${new URL(webhook.url).host}`;
}

/** What mails lack where nobody outside knows the address of the pages. */
function linkText(settings: Settings): string {
  const { publicUrl, smtpUrl, robotUrl } = settings;
  if (linkedUrlOf(settings) !== undefined || (smtpUrl === undefined && robotUrl === undefined)) return "";
  const lack = publicUrl === undefined ? "没有设置 PUBLIC_URL" : "PUBLIC_URL 是本机地址";
  return `\n      ${lack}，邮件和群消息里不带网页链接；请设为网页对外的 https 地址 / no public PUBLIC_URL, mails have no link`;
}

/**
 * The settings that commands need in the server's form, so that they mean the same data and their tokens the same
 * issuer.
 */
function commandSettings(settings: Settings): string {
  const usual = parseSettings({});
  const names = [
    ["PORT", "port"],
    ["HOST", "host"],
    ["DATA_DIR", "dataDir"],
    ["PUBLIC_URL", "publicUrl"],
    ["PROGRAMME_FILE", "programmeFile"],
  ] as const;
  const told = names
    .filter(([, name]) => settings[name] !== usual[name])
    .map(([variable, name]) => `${variable}=${settings[name] ?? ""}`);
  if (told.length === 0) return "";
  return `命令要与服务器用同样的设置 / give commands the settings of this server：${told.join(" ")}\n`;
}
