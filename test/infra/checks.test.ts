import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { Bucket } from "aws-cdk-lib/aws-s3";
import type { IConstruct } from "constructs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checksOf } from "#infra/checks.ts";
import { DataStack } from "#infra/data-stack.ts";
import { functionIds } from "#infra/functions.ts";
import { ServiceStack } from "#infra/service-stack.ts";
import { readSettings } from "#infra/settings.ts";

const places: Record<string, Record<string, string>> = {
  aws: { region: "eu-central-1" },
  "aws with every setting": {
    region: "eu-central-1",
    alarmEmail: "ops@example.org",
    domainName: "yinhui.example.org",
    certificateArn: "arn:aws:acm:eu-central-1:123456789012:certificate/0f1e2d3c",
    totalsShards: "4",
    eventBus: "offices/events",
    tsaUrl: "http://tsa.example.org",
  },
  "aws-cn": {
    region: "cn-north-1",
    oidcIssuer: "https://login.example.cn/",
    oidcClientId: "yinhui-web",
    oidcAudience: "urn:yinhui:api",
    alarmEmail: "ops@example.cn",
  },
  "aws-cn without what may be missing there": {
    region: "cn-northwest-1",
    oidcIssuer: "https://login.example.cn/",
    oidcClientId: "yinhui-web",
    oidcAudience: "urn:yinhui:api",
    runtime: "nodejs22.x",
    architecture: "x86_64",
    clock: "rules",
    queueLimits: "off",
    monthlyBudget: "100",
    alarmEmail: "ops@example.cn",
  },
};
const bundles = mkdtempSync(join(tmpdir(), "yinhui-checks-"));

beforeAll(() => {
  for (const id of functionIds) {
    mkdirSync(join(bundles, id));
    writeFileSync(join(bundles, id, "index.js"), `exports.handler = "${id}";`);
  }
});

afterAll(() => rmSync(bundles, { recursive: true }));

/** The packs look at every resource for every rule. */
const checkTimeoutMs = 60_000;

describe.each(Object.keys(places))("cdk-nag in partition %s", { timeout: checkTimeoutMs }, (name) => {
  it("finds nothing that nobody has given a reason for", () => {
    const { app } = deploymentIn(name);

    expect(findingsOf(app)).toEqual([]);
  });

  it("finds what is not so", () => {
    const { app, service } = deploymentIn(name);
    new Bucket(service, "Open");

    expect(findingsOf(app).join()).toMatch(/AwsSolutions-S10/);
  });
});

function deploymentIn(name: string) {
  const settings = readSettings((key) => places[name]?.[key], {});
  const app = new App();
  const env = { region: settings.region, account: "123456789012" };
  const data = new DataStack(app, "yinhui-data", { env, settings });
  return { app, service: new ServiceStack(app, "yinhui-service", { env, settings, data, bundles }) };
}

/** What the packs find once the stacks are synthesised, and so know one another's exports. */
function findingsOf(app: App): string[] {
  app.synth();
  const of = (scope: IConstruct) => checksOf(scope).flatMap((pack) => pack.validateScope(scope).violations);
  return of(app).map(({ ruleName, violatingResources }) => {
    const [first] = violatingResources;
    return `${ruleName} ${first?.constructPath ?? ""} (${violatingResources.length})`;
  });
}
