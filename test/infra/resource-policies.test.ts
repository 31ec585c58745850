import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { comparePrivileges } from "#test/support/aws/compare-privileges.ts";
import { type AwsCall, readStatement } from "#test/support/aws/policy.ts";
import {
  compareResourcePolicies,
  isDenied,
  type ResourceStatement,
  resourceStatements,
} from "#test/support/aws/resource-policies.ts";
import { operatorsRules, schedulesCalls, serviceCalls } from "#test/support/aws/service-calls.ts";
import { arnOf, type StackTemplate, type TemplateResource } from "#test/support/aws/template-values.ts";
import { templatesOf } from "./deployed-templates.ts";
import { resolveStacks } from "./rules/resolved.ts";
import { account, deployments, writeBundles } from "./stack-templates.ts";

const bundles = mkdtempSync(join(tmpdir(), "yinhui-bundles-"));

beforeAll(() => writeBundles(bundles));
afterAll(() => rmSync(bundles, { recursive: true }));

type Statement = Record<string, unknown> & { Principal?: unknown; Condition?: unknown };

/** What is wrong with the policies of a deployment's resources, once `spoil` has changed its templates. */
function faultsOf(
  context: Readonly<Record<string, string>>,
  spoil: (all: TemplateResource[]) => void = () => {},
) {
  const { templates, place } = templatesOf(context, bundles);
  const copies: StackTemplate[] = structuredClone(templates);
  spoil(copies.flatMap(({ Resources }) => Object.values(Resources)));
  const { ofType } = resolveStacks(copies, place);
  const calls = [...serviceCalls(ofType, place), ...operatorsRules(ofType, place)];
  return compareResourcePolicies(resourceStatements(ofType, place), calls);
}

/** The first synthesis of a process loads the whole CDK. */
const synthesisTimeoutMs = 60_000;

describe.each(Object.entries(deployments))(
  "in a deployment: %s",
  { timeout: synthesisTimeoutMs },
  (_, context) => {
    it("the policies of topics, queues, buckets, functions and roles allow services what they do, and no more", () => {
      expect(faultsOf(context)).toEqual({ notAllowed: [], notUsed: [] });
    });

    it("schedules may call their functions and bury what they cannot call, and no more", () => {
      const { templates, place } = templatesOf(context, bundles);
      const { ofType } = resolveStacks(templates, place);
      const calls = schedulesCalls(ofType);
      const granted = ofType("AWS::IAM::Role")
        .map(({ name, properties }) => [arnOf(place, "AWS::IAM::Role", name), properties] as const)
        .filter(([role]) => calls.has(role))
        .map(([role, { Policies }]) => {
          const documents = (Policies as { PolicyDocument: { Statement: Statement[] } }[]).map(
            ({ PolicyDocument }) => PolicyDocument,
          );
          return [role, documents.flatMap(({ Statement }) => Statement.map(readStatement))] as const;
        });

      expect(granted).toHaveLength(context["clock"] === "rules" ? 0 : 3);
      expect(comparePrivileges(new Map(granted), calls)).toEqual({ notAllowed: [], notUsed: [] });
    });
  },
);

describe("of the policies of a deployment's resources is found", () => {
  const context = deployments["aws with every setting"] ?? {};

  test.each<[string, string, (statements: Statement[]) => void, RegExp]>([
    [
      "a topic that CloudWatch may not publish to",
      "AWS::SNS::TopicPolicy",
      (statements) => statements.splice(1, 1),
      /^cloudwatch\.amazonaws\.com: sns:Publish on/,
    ],
    [
      "a topic for the alarms of another account",
      "AWS::SNS::TopicPolicy",
      ([, own]) => Object.assign(own ?? {}, { Condition: { StringEquals: { "aws:SourceAccount": "1" } } }),
      /^cloudwatch\.amazonaws\.com: sns:Publish on/,
    ],
    [
      "a topic that rules may not publish to",
      "AWS::SNS::TopicPolicy",
      (statements) => statements.pop(),
      /^events\.amazonaws\.com: sns:Publish on/,
    ],
    ...(
      [
        ["account", { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } }],
        ["rule", { ArnLike: { "aws:SourceArn": "arn:aws:events:*" } }],
      ] as const
    ).map(([named, Condition]): [string, string, (statements: Statement[]) => void, RegExp] => [
      `a topic whose condition on the ${named} shuts rules out, which bring none along`,
      "AWS::SNS::TopicPolicy",
      (statements) => Object.assign(statements.at(-1) ?? {}, { Condition }),
      /^events\.amazonaws\.com: sns:Publish on/,
    ]),
    [
      "a topic that the budget may not publish to",
      "AWS::SNS::TopicPolicy",
      ([, own]) => Object.assign(own ?? {}, { Principal: { Service: "cloudwatch.amazonaws.com" } }),
      /^budgets\.amazonaws\.com: sns:Publish on/,
    ],
    [
      "a topic that refuses what comes over TLS",
      "AWS::SNS::TopicPolicy",
      ([deny]) => Object.assign(deny ?? {}, { Condition: { Bool: { "aws:SecureTransport": "true" } } }),
      /^cloudwatch\.amazonaws\.com/,
    ],
    [
      "a queue that uploads may not be announced to",
      "AWS::SQS::QueuePolicy",
      (statements) => statements.splice(1),
      /^s3\.amazonaws\.com: sqs:SendMessage/,
    ],
    [
      "a queue that takes announcements of another bucket alone",
      "AWS::SQS::QueuePolicy",
      ([, own]) =>
        Object.assign(own ?? {}, { Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:::other" } } }),
      /^s3\.amazonaws\.com: sqs:SendMessage/,
    ],
    [
      "a bucket that access may not be written down in",
      "AWS::S3::BucketPolicy",
      (statements) => statements.splice(1),
      /^logging\.s3\.amazonaws\.com: s3:PutObject/,
    ],
  ])("%s", (_, type, spoil, found) => {
    const { notAllowed } = faultsOf(context, policiesOf(type, spoil));

    expect(notAllowed).toContainEqual(expect.stringMatching(found));
  });

  test.each<[string, string, Statement, RegExp]>([
    ["anyone", "AWS::SNS::TopicPolicy", { Principal: "*", Action: "sns:Publish" }, /^\*: sns:Publish/],
    [
      "anyone, as AWS",
      "AWS::S3::BucketPolicy",
      { Principal: { AWS: "*" }, Action: "s3:GetObject" },
      /^\*: s3:GetObject/,
    ],
    [
      "a service that sends nothing",
      "AWS::SQS::QueuePolicy",
      { Principal: { Service: "sns.amazonaws.com" }, Action: "sqs:SendMessage" },
      /^sns\.amazonaws\.com/,
    ],
    [
      "more than a service does",
      "AWS::SNS::TopicPolicy",
      { Principal: { Service: "cloudwatch.amazonaws.com" }, Action: ["sns:Publish", "sns:Subscribe"] },
      /^cloudwatch\.amazonaws\.com: sns:Subscribe/,
    ],
    [
      "another account",
      "AWS::S3::BucketPolicy",
      { Principal: { AWS: "arn:aws:iam::210987654321:root" }, Action: "s3:GetObject" },
      /^arn:aws:iam::210987654321:root/,
    ],
  ])("a statement too many: %s", (_, type, statement, found) => {
    const { notUsed } = faultsOf(
      context,
      policiesOf(type, (statements) => statements.push({ Effect: "Allow", ...statement })),
    );

    expect(notUsed).toContainEqual(expect.stringMatching(found));
  });

  it("a role that its service may not take on, and a function that the API may not call", () => {
    const { notAllowed } = faultsOf(context, (all) => {
      for (const { Type, Properties } of all) {
        if (Type === "AWS::IAM::Role") trusted(Properties).Principal = { Service: "ec2.amazonaws.com" };
        if (Type === "AWS::Lambda::Permission") Properties["Principal"] = "events.amazonaws.com";
      }
    });

    for (const by of ["lambda", "scheduler", "apigateway"]) {
      expect(notAllowed).toContainEqual(expect.stringMatching(`^${by}\\.amazonaws\\.com`));
    }
  });

  it("a key with a policy that nothing here evaluates", () => {
    const spoil = (all: TemplateResource[]) => {
      const secret = all.find(({ Type }) => Type === "AWS::SecretsManager::Secret");
      Object.assign(secret ?? {}, { Type: "AWS::KMS::Key" });
    };

    expect(() => faultsOf(context, spoil)).toThrow(/AWS::KMS::Key is not evaluated/);
  });
});

test("what the policy of a bucket denies, no role of the account may do", () => {
  const bucket = "arn:aws:s3:::files";
  const call: AwsCall = { action: "s3:PutObject", resource: `${bucket}/a.xlsx`, context: {} };
  const role = `arn:aws:iam::${account}:role/f`;
  const denying = (change: Partial<ResourceStatement>): ResourceStatement[] => [
    {
      effect: "Deny",
      actions: ["s3:*"],
      resources: [bucket, `${bucket}/*`],
      conditions: {},
      principals: ["*"],
      attachedTo: bucket,
      ...change,
    },
  ];
  const overTls = (value: string) => ({ conditions: { Bool: { "aws:SecureTransport": [value] } } });

  expect(isDenied(denying({}), role, call)).toBe(true);
  expect(isDenied(denying(overTls("true")), role, call)).toBe(true);
  expect(isDenied(denying(overTls("false")), role, call)).toBe(false);
  expect(isDenied(denying({ principals: [role] }), role, call)).toBe(true);
  expect(isDenied(denying({ principals: ["arn:aws:iam::1:role/g"] }), role, call)).toBe(false);
  expect(isDenied(denying({ attachedTo: "arn:aws:s3:::file" }), role, call)).toBe(false);
  expect(isDenied(denying({ effect: "Allow" }), role, call)).toBe(false);
});

/** Changes the statements of all policies of a type that have more than one. */
function policiesOf(type: string, spoil: (statements: Statement[]) => void) {
  return (all: TemplateResource[]) => {
    for (const { Type, Properties } of all) {
      const { Statement } = (Properties?.["PolicyDocument"] ?? { Statement: [] }) as {
        Statement: Statement[];
      };
      if (Type === type && Statement.length > 1) spoil(Statement);
    }
  };
}

function trusted(role: Record<string, unknown>): Statement {
  const { Statement } = role["AssumeRolePolicyDocument"] as { Statement: [Statement] };
  return Statement[0];
}
