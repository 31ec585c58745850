import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { DataStack } from "#infra/data-stack.ts";
import { type Parameter, parametersOf } from "#infra/memory.ts";
import { memoryOfFile } from "#infra/memory-of-file.ts";
import { readSettings } from "#infra/settings.ts";
import { type ParameterStoreStub, startParameterStore } from "#test/support/aws/parameter-store-stub.ts";
import { ofType } from "./stack-templates.ts";

const folder = mkdtempSync(join(tmpdir(), "yinhui-memory-"));
const said = join(folder, "said.json");
const hefei = join(folder, "hefei.json");
const programmeText = JSON.stringify({
  name: "合肥市“银会合作”",
  city: "合肥市",
  goalYuan: 100_000_000,
  firstOn: "2017-01-01",
  lastOn: "2019-12-31",
  bank: { bankId: "psbc-hefei", name: "中国邮政储蓄银行合肥市分行" },
  issuer: "合肥市科学技术协会",
  counties: [{ code: "340102", name: "瑶海区", aliases: [] }],
  associations: Array.from({ length: 400 }, (_, index) => ({
    name: `瑶海第${(index * 7919) % 1009}${index}花生协会`,
    countyCode: "340102",
    aliases: [],
  })),
});
const issuer = { oidcIssuer: "https://login.example.cn/", oidcClientId: "web", oidcAudience: "api" };

const domain = {
  domainName: "yinhui.example.org",
  certificateArn: "arn:aws:acm:eu-central-1:123456789012:certificate/0f1e2d3c",
};

/** The first synthesis of a process loads the whole CDK. */
const synthesisTimeoutMs = 60_000;

let store: ParameterStoreStub;
beforeAll(async () => {
  store = await startParameterStore();
  writeFileSync(hefei, programmeText);
  mkdirSync(join(folder, "bin"));
  writeFileSync(
    join(folder, "bin", "cdk"),
    `#!${process.execPath}
      const { readFileSync, writeFileSync } = require("node:fs");
      const words = process.argv.slice(2);
      const file = words.find((word) => word.startsWith("programmeFile="))?.slice("programmeFile=".length);
      const programme = file && readFileSync(file, "utf8");
      const alarmEmail = process.env.ALARM_EMAIL;
      writeFileSync(${JSON.stringify(said)}, JSON.stringify({ words, programme, alarmEmail }));
      process.exit(words.includes("--fail") ? 3 : 0);`,
    { mode: 0o755 },
  );
});
beforeEach(() => {
  store.store([]);
  store.refuse(undefined);
  rmSync(said, { force: true });
});
afterAll(async () => {
  await store.stop();
  rmSync(folder, { recursive: true });
});

/** Runs `npm run deploy` with words, and a CDK that only writes down what it was told. */
async function deploy(words: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["tools/deploy.ts", "deploy", ...words], {
    env: {
      PATH: [join(folder, "bin"), process.env["PATH"]].join(delimiter),
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_ENDPOINT_URL_SSM: store.url,
      AWS_REGION: "eu-central-1",
      ...environment,
    },
  });
  const [output, complaint, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once("exit", resolve)),
  ]);
  const told = existsSync(said) ? JSON.parse(readFileSync(said, "utf8")) : undefined;
  return { output, complaint, status, told };
}

/** What a deployment by settings leaves in the parameter store, taken from its template. */
function leftBy(context: Readonly<Record<string, string>>): Parameter[] {
  const settings = readSettings((name) => context[name], {});
  const stack = new DataStack(new App(), "data", { env: { region: settings.region }, settings });
  return ofType(Template.fromStack(stack), "AWS::SSM::Parameter").map(({ Properties }) => ({
    name: String(Properties["Name"]),
    value: String(Properties["Value"]),
  }));
}

const deployed = {
  region: "eu-central-1",
  alarmEmail: "ops@example.org",
  totalsShards: "4",
  programmeFile: hefei,
};
const settingsIn = (words: readonly string[]) =>
  Object.fromEntries(words.flatMap((word) => (/^\w+=/.test(word) ? [[word.split("=")[0], word]] : [])));

test(
  "a later deployment keeps the settings and the programme that it is not given",
  async () => {
    store.store(leftBy(deployed));

    const { told, output, status } = await deploy(["--outputs-file", "o.json"]);

    expect(status).toBe(0);
    expect(output).toContain(
      "Kept from the last deployment: alarmEmail=ops@example.org, totalsShards=4, programmeFile",
    );
    expect(told.words).toEqual(expect.arrayContaining(["deploy", "--all", "--outputs-file", "o.json"]));
    expect(told.words).toEqual(expect.arrayContaining(["alarmEmail=ops@example.org", "totalsShards=4"]));
    expect(told.words).toContain("region=eu-central-1");
    expect(told.programme).toBe(programmeText);
  },
  synthesisTimeoutMs,
);

test("what is given goes before what is remembered, and what is given as nothing is taken away", async () => {
  store.store(leftBy({ ...deployed, publicUrl: "https://yinhui.example.org" }));

  const { told } = await deploy(["-c", "totalsShards=8", "--context", "publicUrl="], {
    ALARM_EMAIL: "b@example.org",
  });

  expect(settingsIn(told.words)).toMatchObject({
    totalsShards: "totalsShards=8",
    alarmEmail: "alarmEmail=b@example.org",
  });
  expect(told.words.join(" ")).not.toContain("publicUrl");
  expect(told.alarmEmail).toBe("");
});

test("a setting that needs another may rely on one that is remembered, and not on one that is nowhere", async () => {
  store.store(leftBy(deployed));

  const { told } = await deploy(["-c", "monthlyBudget=20"]);
  expect(settingsIn(told.words)).toMatchObject({
    monthlyBudget: "monthlyBudget=20",
    alarmEmail: "alarmEmail=ops@example.org",
  });
  const { complaint, status } = await deploy(["-c", "monthlyBudget=20", "-c", "alarmEmail="]);
  expect([status, complaint]).toEqual([1, expect.stringContaining("Nobody would hear of monthlyBudget")]);
});

test("an issuer is another's as a whole: of the last one nothing is kept beside it", async () => {
  store.store(leftBy({ region: "eu-central-1", ...issuer, oidcScope: "openid groups" }));

  const { told } = await deploy(
    Object.entries({ ...issuer, oidcClientId: "other" }).flatMap(([name, value]) => [
      "-c",
      `${name}=${value}`,
    ]),
  );

  expect(settingsIn(told.words)).toMatchObject({ oidcClientId: "oidcClientId=other" });
  expect(told.words.join(" ")).not.toContain("oidcScope");
});

test("a domain and its certificate are kept together, and taken away together", async () => {
  store.store(leftBy({ ...deployed, ...domain }));

  const kept = await deploy([]);
  expect(settingsIn(kept.told.words)).toMatchObject({
    domainName: "domainName=yinhui.example.org",
    certificateArn: `certificateArn=${domain.certificateArn}`,
  });
  const without = await deploy(["-c", "domainName="]);
  expect(without.told.words.join(" ")).not.toMatch(/domainName|certificateArn/);
});

test("the store is asked as the service wants it, in the region that is deployed to", async () => {
  await deploy(["-c", "region=ap-southeast-1"]);

  expect(store.scope()).toMatch(/^AKIDEXAMPLE\/\d{8}\/ap-southeast-1\/ssm\/aws4_request$/);
});

test("the CDK's own failure is the command's", async () => {
  expect((await deploy(["--fail"])).status).toBe(3);
});

const newer = () =>
  leftBy(deployed).map(({ name, value }) => ({ name, value: value.replace('"format":1', '"format":2') }));

test.each<[string, () => Parameter[], string[], RegExp]>([
  [
    "another programme over the ledger",
    () => leftBy({ region: "eu-central-1" }),
    ["-c", `programmeFile=${hefei}`],
    /that of 滁州市 and the bank psbc-chuzhou, and programmeFile says 合肥市[\s\S]*give -c name/,
  ],
  [
    "an older version over a newer ledger",
    newer,
    [],
    /has form 2, and this version knows no more than form 1/,
  ],
  [
    "no name beside a city's deployment",
    () => leftBy({ ...deployed, name: "hefei" }),
    [],
    /Deployed here are hefei, none without a name: give -c name=hefei/,
  ],
  [
    "another deployment's domain",
    () => leftBy({ ...deployed, ...domain, name: "hefei" }),
    ["-c", "name=chuzhou", ...Object.entries(domain).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    /domainName yinhui\.example\.org is that of the deployment hefei/,
  ],
  [
    "another address of the pages than the domain that is remembered",
    () => leftBy({ ...deployed, ...domain }),
    ["-c", "publicUrl=https://bank.example.org"],
    /publicUrl says https:\/\/bank\.example\.org and domainName yinhui\.example\.org/,
  ],
  [
    "a new domain by the certificate of the last",
    () => leftBy({ ...deployed, ...domain }),
    ["-c", "domainName=other.example.org"],
    /domainName needs its certificateArn/,
  ],
  ["a setting that there is not", () => [], ["-c", "alarmMail=a@example.org"], /no setting alarmMail/],
  ["a setting that is not good", () => [], ["-c", "totalsShards=99"], /totalsShards/],
  [
    "a setting without a value",
    () => [],
    ["-c", "alarmEmail"],
    /given as -c name=value, not as "-c alarmEmail"/,
  ],
  [
    "a programme's file that is not there",
    () => [],
    ["-c", "programmeFile=none.json"],
    /PROGRAMME_FILE.*不存在/,
  ],
  [
    "a memory that lost a part",
    () => leftBy(deployed).filter(({ name }) => !name.endsWith("/programme/0")),
    [],
    /\/yinhui\/yinhui in the parameter store remembers cannot be read/,
  ],
  [
    "a memory that somebody wrote over",
    () => [{ name: "/yinhui/yinhui/settings", value: "{" }],
    [],
    /cannot be read: somebody changed it/,
  ],
])("%s stops before anything is changed, and says what to do", async (_, stored, words, reason) => {
  store.store(stored());

  const { status, complaint, told } = await deploy(words);

  expect(complaint).toMatch(reason);
  expect(complaint).toContain("Nothing was changed.");
  expect([status, told]).toEqual([1, undefined]);
});

test("a deployment whose memory may not be read stops, naming the right that is missing", async () => {
  store.refuse("AccessDeniedException");

  const { status, complaint, told } = await deploy([]);

  expect(complaint).toMatch(/400 \(AccessDeniedException\).*ssm:GetParametersByPath/);
  expect([status, told]).toEqual([1, undefined]);
});

test("no region stops it too, and the CDK is not left to choose one", async () => {
  const { status, complaint } = await deploy([], { AWS_REGION: "", HOME: folder });

  expect(complaint).toMatch(/No region is named: export AWS_REGION/);
  expect(status).toBe(1);
});

test("a programme of 400 associations is remembered in parameters of 4 KB, and one that is too large is refused", () => {
  const sizes = leftBy(deployed).map(({ value }) => value.length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(4_096);
  expect(sizes.length).toBeGreaterThan(1);

  const memory = memoryOfFile({ programmeFile: hefei, remembered: {} });
  const random = Array.from({ length: 20_000 }, (_, index) => Math.sin(index).toString(36)).join();
  expect(() => parametersOf("x", { ...memory, programmeText: random })).toThrow(/programmeFile is too large/);
  expect(() => parametersOf("x", { ...memory, settings: { publicUrl: "p".repeat(5_000) } })).toThrow(
    /too long/,
  );
});
