import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, type Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { expect } from "vitest";
import { DataStack } from "#infra/data-stack.ts";
import { functionIds } from "#infra/functions.ts";
import { ServiceStack } from "#infra/service-stack.ts";
import { readSettings } from "#infra/settings.ts";

export type Resource = { Type: string; Properties: Record<string, unknown>; DeletionPolicy?: string };
export type Statement = { Action: string | string[]; Resource: unknown; Effect: string };

export const account = "123456789012";

/** A deployment of each partition. */
export const places = [
  { name: "aws", context: { region: "eu-central-1" } },
  {
    name: "aws-cn",
    context: {
      region: "cn-north-1",
      oidcIssuer: "https://login.example.cn/",
      oidcClientId: "yinhui-web",
      oidcAudience: "urn:yinhui:api",
    },
  },
];

/** Deployments of each partition, with no more settings than they need and with all that there are. */
export const deployments: Readonly<Record<string, Record<string, string>>> = {
  aws: { region: "eu-central-1" },
  "aws with every setting": {
    region: "eu-central-1",
    alarmEmail: "ops@example.org",
    publicUrl: "https://yinhui.example.org",
    domainName: "yinhui.example.org",
    certificateArn: `arn:aws:acm:eu-central-1:${account}:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0`,
    totalsShards: "4",
    checksAtOnce: "20",
    monthlyBudget: "20",
    eventBus: "city",
    tsaUrl: "https://tsa.example.org/tsr",
    secondFactor: "optional",
  },
  "aws with an issuer of its own": {
    region: "ap-southeast-1",
    oidcIssuer: "https://login.example.org/realms/city",
    oidcClientId: "yinhui-web",
    oidcAudience: "yinhui",
  },
  "aws-cn with its own accounts alone": { region: "cn-north-1" },
  "aws with Cognito alone": { region: "eu-central-1", ownAccounts: "no" },
  "aws-cn": {
    region: "cn-north-1",
    oidcIssuer: "https://login.example.cn/",
    oidcClientId: "yinhui-web",
    oidcAudience: "urn:yinhui:api",
  },
  "aws-cn with every setting": {
    region: "cn-northwest-1",
    oidcIssuer: "https://login.example.cn/",
    oidcClientId: "yinhui-web",
    oidcAudience: "urn:yinhui:api",
    oidcScope: "openid profile",
    alarmEmail: "ops@example.cn",
    domainName: "yinhui.example.cn",
    certificateArn: `arn:aws-cn:acm:cn-northwest-1:${account}:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0`,
    totalsShards: "16",
    monthlyBudget: "100",
    eventBus: "city",
    runtime: "nodejs22.x",
    architecture: "x86_64",
    clock: "rules",
    queueLimits: "off",
    tsaUrl: "http://tsa.example.cn/tsr",
  },
};

/** Writes a bundle for every function, which says its id and no more. */
export function writeBundles(folder: string): void {
  for (const id of functionIds) {
    mkdirSync(join(folder, id));
    writeFileSync(join(folder, id, "index.js"), `exports.handler = "${id}";`);
  }
}

/** What the CDK writes beside the templates is left out: where in the code each thing was made, and the tree of all. */
export const templatesAlone = { stackTraces: false, treeMetadata: false };

type StackTexts = Record<"dataStack" | "service", string>;
const synthesised = new Map<string, StackTexts>();

/** The templates of both stacks of a deployment, with the bundles that `writeBundles` wrote into a folder: made once. */
export function synthesiseStacks(context: Readonly<Record<string, string>>, bundles: string) {
  const key = JSON.stringify(context);
  const known = synthesised.get(key) ?? synthesise(context, bundles);
  synthesised.set(key, known);
  return { dataStack: Template.fromString(known.dataStack), service: Template.fromString(known.service) };
}

function synthesise(context: Readonly<Record<string, string>>, bundles: string): StackTexts {
  const app = new App(templatesAlone);
  const settings = readSettings((key) => context[key], {});
  const env = { region: settings.region, account };
  const data = new DataStack(app, "yinhui-data", { env, settings });
  const service = new ServiceStack(app, "yinhui-service", { env, settings, data, bundles });
  const textOf = (stack: Stack) => JSON.stringify(Template.fromStack(stack).toJSON());
  return { dataStack: textOf(data), service: textOf(service) };
}

/** The patterns of the events that set an alarm off; every one is counted by a metric that some alarm watches. */
export function eventsTold(template: Template): string[] {
  const watched = JSON.stringify(ofType(template, "AWS::CloudWatch::Alarm"));
  return ofType(template, "AWS::Logs::MetricFilter").map(({ Properties }) => {
    const [metric] = Properties["MetricTransformations"] as { MetricName: string }[];
    expect(watched).toContain(JSON.stringify(metric?.MetricName));
    return String(Properties["FilterPattern"]);
  });
}

export function ofType(template: Template, type: string): Resource[] {
  return Object.values(template.findResources(type)) as Resource[];
}

export function functionsOf(template: Template): Resource[] {
  return ofType(template, "AWS::Lambda::Function");
}

/** What the role of a function may do, whether said inline or in a policy of its own. */
export function statementsFor(template: Template, id: string): Statement[] {
  const made = functionsOf(template).find(({ Properties }) => Properties["Description"] === id);
  const reference = made?.Properties["Role"] as { "Fn::GetAtt": string[] } | undefined;
  const [roleId] = reference?.["Fn::GetAtt"] ?? [];
  const role = template.findResources("AWS::IAM::Role")[roleId ?? ""] as Resource;
  expect(role.Properties["ManagedPolicyArns"], id).toBeUndefined();
  type Policy = { PolicyDocument: { Statement: Statement[] } };
  const inline = role.Properties["Policies"] as Policy[];
  const apart = ofType(template, "AWS::IAM::Policy")
    .filter(({ Properties }) => JSON.stringify(Properties["Roles"]).includes(`"${roleId}"`))
    .map(({ Properties }) => Properties as unknown as Policy);
  return [...inline, ...apart].flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

export function tableActionsOf(template: Template, id: string): string[] {
  return statementsFor(template, id)
    .flatMap(({ Action }) => Action)
    .filter((action) => action.startsWith("dynamodb:"))
    .toSorted();
}
