import { isIP } from "node:net";
import * as z from "zod";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import {
  mailFromSchema,
  robotUrlSchema,
  smtpUrlSchema,
  webhookSecretSchema,
  webhookUrlSchema,
} from "./mail-settings.ts";

const filled = (text: unknown) => (text === "" ? undefined : text);
const text = z.preprocess(filled, z.string().trim().min(1).optional());
const url = z.preprocess(filled, z.url({ protocol: /^https?$/ }).optional());

/** What each setting has to be, as the message of a wrong one says it. */
const settingTexts: Readonly<Record<string, string>> = {
  PORT: "PORT 应为 0 到 65535 的整数",
  HOST: "HOST 应为主机名或 IP 地址，如 127.0.0.1",
  DATA_DIR: "DATA_DIR 应为文件夹路径",
  PUBLIC_URL:
    "PUBLIC_URL 应为网页对外的 https 地址，不带路径，如 https://yinhui.example.cn（浏览器只在 https 下提供登录所需的加密）",
  TRUSTED_PROXY: "TRUSTED_PROXY 应为反向代理的 IP 地址，多个用逗号分开，如 127.0.0.1",
  ANSWER_WITHIN_S:
    "ANSWER_WITHIN_S 应为 0 到 600 的整数：文件几秒内做不好就改为稍后取，应小于反向代理等待的秒数",
  OIDC_ISSUER: "OIDC_ISSUER 应为 http 或 https 地址",
  OIDC_CLIENT_ID: "OIDC_CLIENT_ID 应为文字",
  OIDC_AUDIENCE: "OIDC_AUDIENCE 应为文字",
  SECOND_FACTOR:
    "SECOND_FACTOR 应为 optional（各人自己决定用不用动态验证码）或 required（农技协以外的人都要用）",
  PROGRAMME_FILE: "PROGRAMME_FILE 应为 JSON 文件的路径",
  SMTP_URL: "SMTP_URL 应为 smtp:// 或 smtps:// 地址，如 smtps://账号:密码@mail.example.cn",
  MAIL_FROM: "MAIL_FROM 应为发件地址，如 report@example.cn 或 滁州市科协 <report@example.cn>",
  TSA_URL: "TSA_URL 应为时间戳机构（RFC 3161）的 http 或 https 地址",
  WECOM_ROBOT_URL: "WECOM_ROBOT_URL 应为企业微信群机器人的 https 地址",
  WEBHOOK_URL: "WEBHOOK_URL 应为接收事件的 https 地址，不带账号和密码",
  WEBHOOK_SECRET: "WEBHOOK_SECRET 应为 32 到 200 个字符，与接收方约定",
  WEBHOOK_LOCAL: "WEBHOOK_LOCAL 只能是 1（允许事件发到本机）或不设",
};

const settingsSchema = z.object({
  PORT: z.preprocess(filled, z.coerce.number().int().min(0).max(65_535).default(8610)),
  HOST: z.preprocess(filled, z.string().refine(isHost).default("127.0.0.1")),
  DATA_DIR: text.default("./data"),
  PUBLIC_URL: z.preprocess(filled, z.string().refine(isPublicUrl).optional()),
  TRUSTED_PROXY: z.preprocess(filled, z.string().default("").transform(addresses).refine(allAddresses)),
  ANSWER_WITHIN_S: z.preprocess(filled, z.coerce.number().int().min(0).max(600).default(25)),
  OIDC_ISSUER: url,
  OIDC_CLIENT_ID: text.default("yinhui-web"),
  OIDC_AUDIENCE: text.default("urn:yinhui:api"),
  SECOND_FACTOR: z.preprocess(filled, z.enum(["optional", "required"]).default("optional")),
  PROGRAMME_FILE: text,
  SMTP_URL: z.preprocess(filled, smtpUrlSchema.optional()),
  MAIL_FROM: z.preprocess(filled, mailFromSchema.optional()),
  TSA_URL: url,
  WECOM_ROBOT_URL: z.preprocess(filled, robotUrlSchema.optional()),
  WEBHOOK_URL: z.preprocess(filled, webhookUrlSchema.optional()),
  WEBHOOK_SECRET: z.preprocess(filled, webhookSecretSchema.optional()),
  WEBHOOK_LOCAL: z.preprocess(filled, z.literal("1").optional()),
});

/** The settings of a self-hosted installation. */
export type Settings = {
  port: number;
  host: string;
  dataDir: string;
  /** The origin at which people reach the pages, where it is another than host and port; without a slash at its end. */
  publicUrl: string | undefined;
  /** The addresses of proxies whose `X-Forwarded-For` is trusted. */
  trustedProxies: readonly string[];
  /** After how long a file that is not made is fetched later instead: less than a proxy waits. */
  answerWithinMs: number;
  /** The issuer whose tokens are taken; without one, the embedded issuer with its own accounts. */
  oidcIssuer: string | undefined;
  oidcClientId: string;
  oidcAudience: string;
  /** Whether those who see more than one association need a one-time code besides their password. */
  asksForCodes: boolean;
  programmeFile: string | undefined;
  /** The mail server, with its account; without one, mail goes into the outbox folder. */
  smtpUrl: string | undefined;
  mailFrom: { name: string; address: string } | undefined;
  /** The timestamp authority (RFC 3161) that stamps published reports; without one they have no stamp. */
  tsaUrl: string | undefined;
  /** The secret address of the WeCom group's robot. */
  robotUrl: string | undefined;
  /** Where other programs are told of published reports, the secret that signs it, and whether it may be this machine. */
  webhook: { url: string; secret: string; mayBeLocal: boolean } | undefined;
};

/** The settings that the environment gives, with their defaults. Fails with `settings-invalid`, which names each wrong one. */
export function parseSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const result = settingsSchema.safeParse(environment);
  if (!result.success) {
    const names = new Set(result.error.issues.map(({ path }) => String(path[0])));
    throw new LedgerFailure("settings-invalid", {
      settings: [...names].map((name) => settingTexts[name] ?? name),
    });
  }
  const { data } = result;
  if (data.OIDC_ISSUER === undefined && data.PUBLIC_URL === undefined && !isLoopback(data.HOST)) {
    throw new LedgerFailure("settings-invalid", {
      settings: [
        `HOST=${data.HOST} 对外开放时必须设置 PUBLIC_URL（网页对外的 https 地址，用自带的账号登录）或 OIDC_ISSUER（用外部身份提供方登录）`,
      ],
    });
  }
  if (data.SMTP_URL !== undefined && data.MAIL_FROM === undefined) {
    throw new LedgerFailure("settings-invalid", {
      settings: [`设置了 SMTP_URL 时必须设置 MAIL_FROM（${settingTexts["MAIL_FROM"]}）`],
    });
  }
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    publicUrl: data.PUBLIC_URL === undefined ? undefined : new URL(data.PUBLIC_URL).origin,
    trustedProxies: data.TRUSTED_PROXY,
    answerWithinMs: data.ANSWER_WITHIN_S * 1000,
    oidcIssuer: data.OIDC_ISSUER,
    oidcClientId: data.OIDC_CLIENT_ID,
    oidcAudience: data.OIDC_AUDIENCE,
    asksForCodes: data.SECOND_FACTOR === "required",
    programmeFile: data.PROGRAMME_FILE,
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM,
    tsaUrl: data.TSA_URL,
    robotUrl: data.WECOM_ROBOT_URL,
    webhook: webhookOf(data),
  };
}

/** Fails with `settings-invalid` where an address has no secret, or is this machine's and nobody allowed that. */
function webhookOf(data: z.output<typeof settingsSchema>): Settings["webhook"] {
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret, WEBHOOK_LOCAL: local } = data;
  if (url === undefined) return undefined;
  if (secret === undefined)
    throw new LedgerFailure("settings-invalid", {
      settings: [`设置了 WEBHOOK_URL 时必须设置 WEBHOOK_SECRET（${settingTexts["WEBHOOK_SECRET"]}）`],
    });
  if (local === undefined && isLoopback(new URL(url).hostname))
    throw new LedgerFailure("settings-invalid", {
      settings: ["WEBHOOK_URL 是本机地址；确要发到本机的，请设置 WEBHOOK_LOCAL=1"],
    });
  return { url, secret, mayBeLocal: local === "1" };
}

/** Tells whether a host can be reached from its own machine only. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** The origin for links in messages to others; `undefined` where only this machine reaches the pages. */
export function linkedUrlOf({ publicUrl }: Pick<Settings, "publicUrl">): string | undefined {
  if (publicUrl === undefined) return undefined;
  const host = new URL(publicUrl).hostname;
  return isLoopback(host.replaceAll(/^\[|\]$|\.$/g, "")) ? undefined : publicUrl;
}

/** The origin at which a server of this host and port is reached. */
export function originOf(host: string, port: number): string {
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

function isHost(host: string): boolean {
  return isIP(host) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(host);
}

/** An origin alone; plain http only on this machine, since browsers have no cryptography for it elsewhere. */
function isPublicUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.pathname !== "/" || url.search !== "" || url.hash !== "" || url.username !== "")
    return false;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
}

function addresses(list: string): string[] {
  return list
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
}

function allAddresses(list: readonly string[]): boolean {
  return list.every((address) => isIP(address) !== 0);
}
