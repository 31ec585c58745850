import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createResolver, physicalName } from "#test/support/aws/template-values.ts";
import { type Templates, templatesOf } from "./deployed-templates.ts";
import { writeBundles } from "./stack-templates.ts";

const bundles = mkdtempSync(join(tmpdir(), "yinhui-bundles-"));

beforeAll(() => writeBundles(bundles));
afterAll(() => rmSync(bundles, { recursive: true }));

/** The first synthesis of a process loads the whole CDK. */
const synthesisTimeoutMs = 60_000;

/** Names that are those of a part of something else, or of what AWS counts, and may be alike anywhere. */
const innerNames = ["MetricName", "StageName", "AttributeName"];
const namedWithin = [
  "AWS::Cognito::UserPoolResourceServer",
  "AWS::ApiGatewayV2::Api",
  "AWS::ApiGatewayV2::Authorizer",
  "AWS::IAM::Policy",
  "AWS::Lambda::Permission",
];

describe.each([
  ["one without a name and a city", {}, { name: "chuzhou" }],
  ["two cities, one's name beginning with the other's", { name: "chuzhou" }, { name: "chuzhou-2" }],
  ["one without a name and a city called like a stack", {}, { name: "data" }],
])("two deployments of an account and region, %s:", (_, one, other) => {
  let first: Deployed;
  let second: Deployed;

  beforeAll(() => {
    first = deployedAs(one);
    second = deployedAs(other);
  }, synthesisTimeoutMs);

  it("have no stack, name, export or metric in common", () => {
    expect(first.names.size).toBeGreaterThan(200);
    expect([...first.names].filter((name) => second.names.has(name))).toEqual([]);
  });

  it("reach nothing of each other by a right that anybody has", () => {
    expect(first.reached.length).toBeGreaterThan(80);
    for (const [reaching, reached] of [
      [first, second],
      [second, first],
    ] as const) {
      const matching = reaching.reached.filter((pattern) =>
        reached.arns.some((arn) => matches(pattern, arn)),
      );
      expect(matching).toEqual([]);
      const beyond = reaching.reached.filter(
        (arn) => !reaching.stacks.some((name) => arn.includes(`${name}-`)),
      );
      expect([...new Set(beyond)]).toEqual([expect.stringMatching(/:event-bus\/default$/)]);
    }
  });
});

it(
  "a deployment without a name keeps the names that it was first deployed by",
  () => {
    const { stacks, names } = deployedAs({});

    expect(stacks).toEqual(["yinhui-data", "yinhui-service"]);
    expect(names).toContain("yinhui-123456789012");
    expect(deployedAs({ name: "yinhui" }).stacks).toEqual(stacks);
  },
  synthesisTimeoutMs,
);

it(
  "a city's functions count under its own name, and its dashboard shows those counts",
  () => {
    const { text } = deployedAs({ name: "chuzhou" });

    expect(text).toContain('"SERVICE_NAME":"yinhui-chuzhou"');
    expect(text).toContain('\\"service\\",\\"yinhui-chuzhou\\"');
    expect(text).not.toContain('\\"service\\",\\"yinhui\\"');
  },
  synthesisTimeoutMs,
);

it.each([
  [{}, []],
  [{ name: "chuzhou" }, ["[chuzhou]"]],
  [{ name: "data" }, ["[data]"]],
])(
  "the alarms of a deployment of %j tell it from others in their mails",
  (context, wanted) => {
    const { templates } = templatesOf({ region: "eu-central-1", ...context }, bundles);
    const said = templates
      .flatMap(({ Resources }) => Object.values(Resources))
      .filter(({ Type }) => Type === "AWS::CloudWatch::Alarm")
      .map(({ Properties }) => /^\[.*?\]/.exec(String(Properties["AlarmDescription"]))?.[0]);

    expect(said.length).toBeGreaterThan(8);
    expect([...new Set(said)].filter((one) => one !== undefined)).toEqual(wanted);
    expect(said.every((one) => one === wanted[0])).toBe(true);
  },
  synthesisTimeoutMs,
);

type Deployed = {
  stacks: string[];
  names: Set<string>;
  arns: string[];
  /** What the identity and resource policies are about. */
  reached: string[];
  text: string;
};

function deployedAs(context: Readonly<Record<string, string>>): Deployed {
  const made = templatesOf({ region: "eu-central-1", ...context }, bundles);
  const resources = resolved(made);
  const exports = made.templates.flatMap(({ Outputs = {} }) =>
    Object.values(Outputs).flatMap(({ Export }) => (Export === undefined ? [] : [String(Export.Name)])),
  );
  const namespaces = resources.flatMap(({ type, properties }) =>
    type === "AWS::Logs::MetricFilter"
      ? (properties["MetricTransformations"] as { MetricNamespace: string }[]).map(
          (one) => one.MetricNamespace,
        )
      : [],
  );
  const stacks = made.templates.map(({ stackName }) => stackName);
  const given = resources.flatMap(({ type, name, properties }) => [
    name,
    ...Object.entries(properties)
      .filter(([key]) => /(Name|^Domain)$/.test(key) && !innerNames.includes(key))
      .flatMap(([, value]) => (namedWithin.includes(type) ? [] : [String(value)])),
  ]);
  return {
    stacks,
    names: new Set([...stacks, ...exports, ...namespaces, ...given]),
    arns: resources.map(({ arn }) => arn),
    reached: resources.flatMap(({ properties }) => resourcesOf(properties)).filter((arn) => arn !== "*"),
    text: JSON.stringify(made.templates),
  };
}

function resolved({ templates, place }: Templates) {
  const resolve = createResolver(templates, place);
  return templates.flatMap((template) =>
    Object.entries(template.Resources).map(([logicalId, { Type: type, Properties }]) => ({
      type,
      name: physicalName(template.stackName, logicalId),
      arn: arnOf(() => String(resolve(template, { "Fn::GetAtt": [logicalId, "Arn"] }))),
      properties: resolve(template, Properties ?? {}) as Record<string, unknown>,
    })),
  );
}

/** Not everything has an ARN. */
function arnOf(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}

/** What the statements of policies in some properties, however deep, are about. */
function resourcesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(resourcesOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === "Resource" ? [part].flat().map(String) : resourcesOf(part),
  );
}

function matches(pattern: string, arn: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(arn);
}
