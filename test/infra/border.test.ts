import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { Annotations, Match, Template } from "aws-cdk-lib/assertions";
import { afterAll, expect, it } from "vitest";
import { DataStack } from "#infra/data-stack.ts";
import { functionIds } from "#infra/functions.ts";
import { ServiceStack } from "#infra/service-stack.ts";
import { readSettings } from "#infra/settings.ts";

const folder = mkdtempSync(join(tmpdir(), "yinhui-border-"));
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * What the data stack lends to the service stack, by the names under which a deployed service holds it. CloudFormation
 * takes no export away while it is held, and the data stack goes first: a deployment or a return to an older version
 * that lends less stops there. So this list only grows.
 */
const lent = [
  "Alarms04B5A0BF701FB519",
  "ChecksQueue4DA222DCArnF32C0C22",
  "ChecksQueue4DA222DCE2896A66",
  "ChecksQueue4DA222DCQueueNameA5699C88",
  "DeferredQueueFBE6FAE652D72ACB",
  "DeferredQueueFBE6FAE6Arn2037A881",
  "DeferredQueueFBE6FAE6QueueNameD424842C",
  "Files8E6940B842DACF39",
  "Files8E6940B8ArnD8EE6C03",
  "IdentityKeyF50EF65226BDFFB7",
  "LedgerTable9343E4AAArnC497D47C",
  "LedgerTable9343E4AAB004A7A8",
  "Mail6A3D1F6485A8A84C",
  "PostsQueueFF89904C140C7346",
  "PostsQueueFF89904CArnFF02C5FF",
  "PostsQueueFF89904CQueueName897940B7",
  "SignInPoolFD298EFA8755D9B6",
  "SignInPoolFD298EFAProviderURL11877105",
  "SigningSeed6F1B3DEDCA547CC0",
  "UploadsBucketC4B27CC7Arn515ECA45",
  "UploadsBucketC4B27CC7CCC94A6B",
];

const one = deploymentOf("one");

it("a changed function never touches what keeps data", () => {
  const two = deploymentOf("two");

  expect(JSON.stringify(two.service.toJSON())).not.toBe(JSON.stringify(one.service.toJSON()));
  expect(JSON.stringify(two.data.toJSON())).toBe(JSON.stringify(one.data.toJSON()));
  expect(JSON.stringify(two.data.toJSON())).not.toMatch(/cdk-hnb659fds-assets|AWS::Lambda/);
});

it("the service keeps nothing: of what could, it has its schedules' dead letters alone", () => {
  const { service } = one;
  const resources = Object.entries(service.toJSON()["Resources"] as Record<string, { Type: string }>);

  const keeping = resources.filter(([, { Type }]) =>
    /::(GlobalTable|Table|Bucket|Secret|Key|UserPool|Queue|DBInstance|FileSystem|Volume|Parameter)$/.test(
      Type,
    ),
  );

  expect(keeping.map(([id]) => id)).toEqual([expect.stringMatching(/^ScheduleDeadLettersQueue/)]);
});

it("what the data stack lends to a deployed service is lent for good", () => {
  const { data } = one;
  const exported = Object.values(data.findOutputs("*")).flatMap(({ Export }) =>
    Export === undefined ? [] : [String(Export.Name).replace(/^yinhui-data:ExportsOutput(Ref|FnGetAtt)/, "")],
  );

  expect(exported.toSorted()).toEqual(lent);
});

it("a deployment whose alarms nobody hears says so", () => {
  const stackOf = (alarmEmail?: string) => {
    const settings = readSettings((name) => (name === "alarmEmail" ? alarmEmail : undefined), {});
    return new DataStack(new App(), "yinhui-data", { env: { region: settings.region }, settings });
  };
  const said = Match.stringLikeRegexp("Nobody hears of the alarms: give -c alarmEmail");

  Annotations.fromStack(stackOf()).hasWarning("*", said);
  Annotations.fromStack(stackOf("ops@example.org")).hasNoWarning("*", said);
});

it("mails and signing in lead to the address that people were given", () => {
  const { service } = deploymentOf("three", { publicUrl: "https://yinhui.example.cn" });

  service.hasResourceProperties("AWS::Lambda::Function", {
    Description: "mail-due-reports",
    Environment: { Variables: Match.objectLike({ PUBLIC_URL: "https://yinhui.example.cn" }) },
  });
  service.hasResourceProperties("AWS::Cognito::UserPoolClient", {
    CallbackURLs: ["https://yinhui.example.cn/"],
  });
  service.hasOutput("Url", { Value: "https://yinhui.example.cn" });
});

/** Synthesises both stacks with functions whose code says `code`. */
function deploymentOf(code: string, context: Readonly<Record<string, string>> = {}) {
  const bundles = join(folder, code);
  for (const id of functionIds) {
    mkdirSync(join(bundles, id), { recursive: true });
    writeFileSync(join(bundles, id, "index.js"), `exports.handler = "${code} ${id}";`);
  }
  const settings = readSettings((name) => context[name], {});
  const app = new App();
  const env = { region: settings.region, account: "123456789012" };
  const data = new DataStack(app, "yinhui-data", { env, settings });
  const service = new ServiceStack(app, "yinhui-service", { env, settings, data, bundles });
  return { data: Template.fromStack(data), service: Template.fromStack(service) };
}
