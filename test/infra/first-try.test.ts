import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deployments, synthesiseStacks, writeBundles } from "./stack-templates.ts";

/**
 * What becomes of each kind of thing that keeps something. What outlives its stack is taken back all the same when the
 * operation that made it fails; but for what is protected from being deleted, which would make that fail too.
 */
const decisions: Readonly<Record<string, string>> = {
  "AWS::DynamoDB::GlobalTable": "Retain",
  "AWS::Cognito::UserPool": "Retain",
  "AWS::S3::Bucket": "RetainExceptOnCreate",
  "AWS::SecretsManager::Secret": "RetainExceptOnCreate",
  "AWS::Logs::LogGroup": "RetainExceptOnCreate",
  "AWS::SQS::Queue": "Delete",
};
const protectedTypes = Object.keys(decisions).filter((type) => decisions[type] === "Retain");

type Resource = { Type: string; DeletionPolicy?: string; UpdateReplacePolicy?: string; DependsOn?: string[] };

const bundles = mkdtempSync(join(tmpdir(), "yinhui-bundles-"));

beforeAll(() => writeBundles(bundles));
afterAll(() => rmSync(bundles, { recursive: true }));

/** The first synthesis of a process loads the whole CDK. */
const synthesisTimeoutMs = 60_000;

describe.each(Object.entries(deployments))("a first try that fails: %s", (_, context) => {
  let data: [string, Resource][];
  let service: [string, Resource][];

  beforeAll(() => {
    const stacks = synthesiseStacks(context, bundles);
    const resourcesOf = (stack: { toJSON(): { [key: string]: unknown } }) =>
      Object.entries(stack.toJSON()["Resources"] as Record<string, Resource>);
    data = resourcesOf(stacks.dataStack);
    service = resourcesOf(stacks.service);
  }, synthesisTimeoutMs);

  it("leaves nothing behind that can be taken back", () => {
    const deciding = [...data, ...service].filter(
      ([, { Type, DeletionPolicy }]) => Type in decisions || DeletionPolicy !== undefined,
    );

    expect(deciding.length).toBeGreaterThan(30);
    for (const [id, { Type, DeletionPolicy, UpdateReplacePolicy }] of deciding) {
      expect([id, DeletionPolicy]).toEqual([id, decisions[Type]]);
      expect([id, UpdateReplacePolicy]).toEqual([id, decisions[Type]?.replace("ExceptOnCreate", "")]);
    }
  });

  it("fails before the table and the people are made, for which all else is waited for", () => {
    const idsOf = (wanted: (type: string) => boolean) =>
      data.filter(([, { Type }]) => wanted(Type)).map(([id]) => id);
    const others = idsOf((type) => !protectedTypes.includes(type) && !type.startsWith("AWS::Cognito::"));
    const [, table] = data.find(([, { Type }]) => Type === "AWS::DynamoDB::GlobalTable") ?? [];
    const [, pool] = data.find(([, { Type }]) => Type === "AWS::Cognito::UserPool") ?? [];

    const people = idsOf((type) => type.startsWith("AWS::Cognito::"));
    expect(table?.DependsOn).toEqual(expect.arrayContaining([...others, ...people]));
    if (people.length > 0) expect(pool?.DependsOn).toEqual(expect.arrayContaining(others));
  });

  it("does not fail because the API is deployed while its routes are made", () => {
    const routes = service.filter(([, { Type }]) => Type === "AWS::ApiGatewayV2::Route").map(([id]) => id);
    const [, stage] = service.find(([, { Type }]) => Type === "AWS::ApiGatewayV2::Stage") ?? [];

    expect(routes.length).toBeGreaterThan(80);
    expect(stage?.DependsOn).toEqual(expect.arrayContaining(routes));
  });
});
