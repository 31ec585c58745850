import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { afterAll, expect, test } from "vitest";
import { readSettings } from "#infra/settings.ts";
import { settingsOf } from "#infra/settings-of.ts";

const folder = mkdtempSync(join(tmpdir(), "yinhui-settings-"));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const issuer = { oidcIssuer: "https://login.example.cn/", oidcClientId: "web", oidcAudience: "api" };

const certificateArn = "arn:aws:acm:eu-central-1:123456789012:certificate/0f1e2d3c";

/** Starts the program that a deployment runs first, with settings as `-c` gives them. */
function deploy(context: Record<string, unknown>) {
  const out = join(folder, "out");
  const { status, stderr } = spawnSync(process.execPath, ["infra/app.ts"], {
    encoding: "utf8",
    env: {
      PATH: process.env["PATH"],
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      CDK_CONTEXT_JSON: JSON.stringify(context),
      CDK_OUTDIR: out,
    },
  });
  return { status, stderr, made: existsSync(join(out, "manifest.json")) };
}

test.each<[string, Record<string, unknown>, RegExp]>([
  [
    "China where nobody could sign in",
    { region: "cn-north-1", ownAccounts: "no" },
    /Nobody could sign in: AWS China has no Cognito.*give an issuer: -c oidcIssuer/,
  ],
  ["own accounts that may be", { ownAccounts: "maybe" }, /ownAccounts/],
  ["a second factor that may be", { secondFactor: "maybe" }, /required[\s\S]*secondFactor/],
  ["an issuer without its client", { oidcIssuer: issuer.oidcIssuer }, /web client's id and the audience/],
  ["an issuer that is not https", { ...issuer, oidcIssuer: "http://login.example.cn/" }, /oidcIssuer/],
  [
    "an issuer by its discovery document",
    { ...issuer, oidcIssuer: "https://login.example.cn/.well-known/openid-configuration" },
    /what stands before \/\.well-known[\s\S]*oidcIssuer/,
  ],
  ["a client of no issuer", { oidcClientId: "web" }, /oidcClientId.*there is none: give -c oidcIssuer/],
  ["no region", { region: "chuzhou" }, /chuzhou is no region of AWS[\s\S]*→ at region/],
  ["a misspelt region", { region: "eu-centrall-1" }, /eu-centrall-1 is no region of AWS/],
  ["pages below a path", { publicUrl: "https://example.cn/yinhui" }, /without a path[\s\S]*publicUrl/],
  ["pages that are not https", { publicUrl: "http://example.cn" }, /publicUrl/],
  [
    "a domain without its certificate",
    { domainName: "yinhui.example.cn" },
    /domainName needs its certificateArn/,
  ],
  ["a certificate of no domain", { certificateArn }, /certificateArn is that of no domainName/],
  [
    "a domain with its scheme",
    { domainName: "https://yinhui.example.cn", certificateArn },
    /without https:\/\/[\s\S]*→ at domainName/,
  ],
  ["a domain of one word", { domainName: "yinhui", certificateArn }, /a host's name[\s\S]*domainName/],
  ["a domain in Chinese letters", { domainName: "银会.cn", certificateArn }, /xn--[\s\S]*domainName/],
  ["an address for a domain", { domainName: "192.0.2.1", certificateArn }, /a host's name[\s\S]*domainName/],
  [
    "a certificate by its id",
    { domainName: "yinhui.example.cn", certificateArn: "0f1e2d3c" },
    /ARN of a certificate of ACM[\s\S]*→ at certificateArn/,
  ],
  [
    "a certificate of another region",
    { domainName: "yinhui.example.cn", certificateArn, region: "ap-southeast-1" },
    /certificateArn is in eu-central-1 .*API in ap-southeast-1: ask for a certificate of yinhui\.example\.cn there/,
  ],
  [
    "a certificate of another partition",
    {
      domainName: "yinhui.example.cn",
      certificateArn: certificateArn.replace("eu-central-1", "cn-north-1"),
      region: "cn-north-1",
    },
    /certificateArn is in cn-north-1 \(aws\)/,
  ],
  [
    "a certificate of another account",
    { domainName: "yinhui.example.cn", certificateArn, account: "210987654321" },
    /of the account 123456789012, and the deployment in 210987654321/,
  ],
  [
    "two addresses of the pages",
    { domainName: "yinhui.example.cn", certificateArn, publicUrl: "https://bank.example.cn" },
    /publicUrl says https:\/\/bank\.example\.cn and domainName yinhui\.example\.cn.*-c publicUrl= or -c domainName=/,
  ],
  ["no number of shards", { totalsShards: "many" }, /totalsShards/],
  [
    "a bus by its ARN",
    { eventBus: "arn:aws:events:eu-central-1:1:event-bus/b" },
    /name of a bus[\s\S]*eventBus/,
  ],
  ["a timestamp authority by no address", { tsaUrl: "tsa.example.org" }, /tsaUrl/],
  ["no account", { account: "12" }, /account/],
  ["a name in capitals", { name: "Chuzhou" }, /lower-case letters[\s\S]*name/],
  ["a name that ends in a hyphen", { name: "chuzhou-" }, /lower-case letters[\s\S]*name/],
  ["a name that is too long", { name: "c".repeat(21) }, /1 to 20[\s\S]*name/],
  ["a name that Cognito reserves", { name: "chuzhou-aws" }, /without aws[\s\S]*name/],
  [
    "a budget that nobody hears of",
    { monthlyBudget: "20" },
    /Nobody would hear of monthlyBudget: give -c alarmEmail/,
  ],
  ["no number as budget", { monthlyBudget: "20 USD", alarmEmail: "ops@example.org" }, /monthlyBudget/],
  ["no budget at all", { monthlyBudget: 0, alarmEmail: "ops@example.org" }, /monthlyBudget/],
  ["a runtime that there is not", { runtime: "nodejs20.x" }, /nodejs24\.x[\s\S]*runtime/],
  ["no processor of Lambda's", { architecture: "arm" }, /arm64[\s\S]*architecture/],
  ["no clock", { clock: "cron" }, /scheduler[\s\S]*clock/],
  ["one check at a time, which no queue of Lambda has", { checksAtOnce: "1" }, /checksAtOnce/],
  ["no limit of queues", { queueLimits: "5" }, /on[\s\S]*queueLimits/],
  ["an empty scope", { oidcScope: "" }, /oidcScope/],
  ["no mail address", { alarmEmail: "ops" }, /alarmEmail/],
  [
    "a misspelt setting",
    { alarmMail: "ops@example.org" },
    /no setting alarmMail; the settings are .*alarmEmail/,
  ],
  [
    "a programme's file that is not there",
    { programmeFile: join(folder, "none.json") },
    /PROGRAMME_FILE.*不存在/,
  ],
  ["a programme's file that is no JSON", { programmeFile: fileOf("a.json", "{") }, /PROGRAMME_FILE.*JSON/],
  [
    "a programme's file that no function could read",
    { programmeFile: fileOf("b.json", '{"goalYuan":-1}') },
    /PROGRAMME_FILE.*goalYuan/,
  ],
])("a deployment with %s fails, naming the setting", async (_, context, said) => {
  await expect(settingsOf(new App({ context }))).rejects.toThrow(said);
});

test("a deployment whose settings are not good fails before anything is made", () => {
  const { status, stderr, made } = deploy({ region: "chuzhou" });

  expect(stderr).toMatch(/chuzhou is no region of AWS/);
  expect(status).not.toBe(0);
  expect(made).toBe(false);
});

test.each([0, 17, "-1", "1.5", "many", ""])("%j shards of totals are refused", (totalsShards) => {
  const given = (key: string) => (key === "totalsShards" ? totalsShards : undefined);

  expect(() => readSettings(given, {})).toThrow(/totalsShards/);
});

test("there is one shard of totals where nothing is said, and else what is said", () => {
  const shardsOf = (context: unknown, variable?: string) =>
    readSettings((key) => (key === "totalsShards" ? context : undefined), { TOTALS_SHARDS: variable })
      .totalsShards;

  expect([shardsOf(undefined), shardsOf("4"), shardsOf(8), shardsOf(undefined, "16")]).toEqual([1, 4, 8, 16]);
});

test("settings are read from the environment too, and an empty one is none", () => {
  const settings = readSettings(() => undefined, { OIDC_ISSUER: "", CDK_DEFAULT_REGION: "eu-north-1" });

  expect(settings).toMatchObject({ region: "eu-north-1", issuer: undefined });
});

test("the settings that the recipe of a deployment writes down are good ones", async () => {
  const recipe = readFileSync("docs/deploy.md", "utf8");
  const written = [...recipe.matchAll(/```json\n([\s\S]*?)```/g)].map(
    ([, json = ""]) => JSON.parse(json) as Record<string, string>,
  );

  expect(written.map(({ region }) => region)).toEqual(["eu-central-1", "cn-north-1"]);
  for (const { programmeFile, ...context } of written) {
    expect(programmeFile).toMatch(/\.json$/);
    expect(await settingsOf(new App({ context }))).toMatchObject({ region: context["region"] });
  }
});
