import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type AskedCall,
  type PartitionProxy,
  startPartitionProxy,
} from "#test/support/aws/partition-proxy.ts";

const recipe = readFileSync("docs/deploy.md", "utf8");
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

/** What the recipe says to type, in its sections in turn. */
const commands = ["Once", "Each time", "Tear down"].flatMap((title) => {
  const section = recipe.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? "";
  return [...section.matchAll(/^\s*(npx cdk .+|npm run (?:check|diff|deploy)\b.*)$|`(npx cdk [a-z][^`]*)`/gm)]
    .map(([, line, word]) => (line ?? word ?? "").replace(/\s+#.*$/, ""))
    .filter((command) => command !== "npx cdk deploy");
});

const places = [
  {
    settings: { region: "cn-north-1", alarmEmail: "ops@example.cn" },
    domain: "cn-north-1.amazonaws.com.cn",
    partition: "aws-cn",
    typed: commands,
  },
  {
    settings: { region: "eu-central-1", alarmEmail: "ops@example.org" },
    domain: "eu-central-1.amazonaws.com",
    partition: "aws",
    typed: commands.filter((command) => /bootstrap|deploy/.test(command)),
  },
];

const folder = mkdtempSync(join(tmpdir(), "yinhui-recipe-"));
let proxy: PartitionProxy;

beforeAll(async () => {
  for (const name of [
    "cdk.json",
    "package.json",
    "node_modules",
    "infra",
    "shared",
    "functions",
    "web",
    "tools",
  ])
    symlinkSync(resolve(name), join(folder, name));
  proxy = await startPartitionProxy(
    folder,
    places.map(({ domain }) => `*.${domain}`),
  );
});
afterAll(async () => {
  await proxy?.stop();
  rmSync(folder, { recursive: true });
});

/** Types a command of the recipe; of `check` what the CDK does, and to a question of the CDK's the answer is yes. */
async function type(command: string, region: string): Promise<{ status: number | null; said: string }> {
  const words = command
    .replace("npm run check", "npm run synth")
    .replace("cdk destroy", "cdk destroy --force");
  const [program = "", ...rest] = words
    .replace("run deploy --", "run deploy -- --require-approval never")
    .split(" ");
  const child = spawn(program, rest, {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: [resolve("node_modules/.bin"), process.env["PATH"]].join(delimiter),
      HOME: folder,
      CDK_HOME: folder,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: `AKID-${region}`,
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_EC2_METADATA_DISABLED: "true",
      ...proxy.environment,
    },
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const said = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await ended, said: said.join("\n") };
}

/** What each command comes to, where nothing is deployed yet and nothing may be: what it asks, and of what it says so. */
const expected: [RegExp, readonly string[], RegExp][] = [
  [/bootstrap$/, ["GetCallerIdentity", "DescribeStacks", "CreateChangeSet"], /nothing may be changed here/],
  [/check$/, [], /^/],
  [/diff$/, ["AmazonSSM.GetParametersByPath", "DescribeStacks"], /yinhui-data/],
  [
    /deploy --/,
    ["AmazonSSM.GetParametersByPath", "AssumeRole", "AmazonSSM.GetParameter"],
    /Has the environment been bootstrapped/,
  ],
  [/destroy yinhui-service/, ["DescribeStacks"], /./],
];

it("the recipe says what to type", () => {
  expect(scripts["check"]).toContain("npm run synth");
  expect(commands).toEqual([
    "npx cdk bootstrap",
    "npm run check",
    "npm run diff",
    "npm run deploy -- --outputs-file yinhui-outputs.json",
    "npx cdk destroy yinhui-service",
    "npx cdk destroy yinhui-service yinhui-data",
  ]);
});

describe.each(places)(
  "typed for $settings.region, the settings in cdk.context.json",
  ({ settings, domain, partition, typed }) => {
    beforeAll(() => writeFileSync(join(folder, "cdk.context.json"), JSON.stringify(settings)));

    it.each(typed)(
      "%s asks no service of AWS but those of that region",
      { timeout: 300_000 },
      async (command) => {
        const { status, said } = await type(command, settings.region);
        const { hosts, calls } = proxy.take();

        const [, actions, says] = expected.find(([what]) => what.test(command)) ?? expected[0] ?? [];
        expect(hosts.filter((host) => host.includes("aws") && !host.endsWith(`.${domain}`))).toEqual([]);
        expect(calls.filter((call) => !isSignedFor(call, settings.region))).toEqual([]);
        expect(
          calls.map(({ action }) => action),
          said,
        ).toEqual(expect.arrayContaining([...(actions ?? [])]));
        expect(said).toMatch(says ?? /^/);
        if (command.includes("run deploy"))
          expect(said).toContain(`arn:${partition}:iam::123456789012:role/cdk-`);
        expect(said).not.toMatch(/no Cognito user pools|unknown setting|us-east-1/i);
        if (command === "npm run check") expect(status, said).toBe(0);
      },
    );
  },
);

function isSignedFor({ host, scope }: AskedCall, region: string): boolean {
  const [service = ""] = host.split(".");
  return scope === `${region}/${service}`;
}
