import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { alarms, alarmText } from "#infra/alarms.ts";
import { DataStack } from "#infra/data-stack.ts";
import { functionIds, functionOf, functions, mayNoteReadings, servedBy } from "#infra/functions.ts";
import { ServiceStack } from "#infra/service-stack.ts";
import { readSettings } from "#infra/settings.ts";
import { readCloudOutputs } from "#shared/config/cloud-outputs.ts";
import { routes } from "#shared/contract/routes.ts";

type Resource = { Type: string; Properties: Record<string, unknown>; DeletionPolicy?: string };
type Statement = { Action: string | string[]; Resource: unknown; Effect: string };

const places = [
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

const bundles = mkdtempSync(join(tmpdir(), "yinhui-bundles-"));

beforeAll(() => {
  for (const id of functionIds) {
    mkdirSync(join(bundles, id));
    writeFileSync(join(bundles, id, "index.js"), `exports.handler = "${id}";`);
  }
});

afterAll(() => rmSync(bundles, { recursive: true }));

describe.each(places)("the stacks in partition $name", ({ name, context }) => {
  const app = new App();
  const settings = readSettings((key) => new Map(Object.entries(context)).get(key), {});
  const env = { region: settings.region, account: "123456789012" };
  let dataStack: Template;
  let service: Template;

  beforeAll(() => {
    const data = new DataStack(app, "yinhui-data", { env, settings });
    const stack = new ServiceStack(app, "yinhui-service", { env, settings, data, bundles });
    dataStack = Template.fromStack(data);
    service = Template.fromStack(stack);
  });

  it("name no partition literally", () => {
    const text = JSON.stringify([dataStack.toJSON(), service.toJSON()]);

    expect(text).not.toMatch(/arn:aws/);
  });

  it("say every place that an operator's commands are told", async () => {
    const said = [dataStack, service].flatMap((stack) => Object.keys(stack.findOutputs("*")));
    const file = join(bundles, "outputs.json");
    writeFileSync(file, JSON.stringify({ said: Object.fromEntries(said.map((name) => [name, name])) }));

    const told = await readCloudOutputs(file);
    expect(said).toEqual(expect.arrayContaining(Object.values(told)));
    expect(told).toMatchObject({ Table: "Table", PostDeadLetters: "PostDeadLetters" });
  });

  it("make one function for each service, each worker and the pages, and no other", () => {
    const made = functionsOf(service).map(({ Properties }) => Properties["Description"]);

    expect(made.toSorted()).toEqual([...functionIds].toSorted());
    service.allResourcesProperties("AWS::Lambda::Function", {
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      TracingConfig: Match.absent(),
    });
    service.resourceCountIs("AWS::Lambda::Url", 0);
  });

  it("have each route answered by the function of its service, which the API may call", () => {
    for (const [key, { id }] of Object.values(routes).map(
      (route) => [`${route.method} ${route.path}`, servedBy(route.id)] as const,
    )) {
      const [route] = ofType(service, "AWS::ApiGatewayV2::Route").filter(
        ({ Properties }) => Properties["RouteKey"] === key,
      );
      const target = JSON.stringify(route?.Properties["Target"]);
      const [, integration] =
        Object.entries(service.findResources("AWS::ApiGatewayV2::Integration")).find(([logicalId]) =>
          target.includes(`"${logicalId}"`),
        ) ?? [];
      const uri = JSON.stringify(integration?.["Properties"]["IntegrationUri"]);
      const [logicalId = ""] =
        Object.entries(service.findResources("AWS::Lambda::Function")).find(
          ([, { Properties }]) => Properties["Description"] === id,
        ) ?? [];
      expect(uri, key).toContain(`"${logicalId}"`);
      const permissions = JSON.stringify(ofType(service, "AWS::Lambda::Permission"));
      expect(permissions, key).toContain(JSON.stringify({ "Fn::GetAtt": [logicalId, "Arn"] }));
    }
  });

  it("are at most 26 functions and 250 resources of the service", () => {
    expect(functions.size).toBeLessThanOrEqual(26);
    expect(Object.keys(service.toJSON()["Resources"] as object).length).toBeLessThan(250);
  });

  it("ask for a token on every route that is not open to anyone", () => {
    const made = ofType(service, "AWS::ApiGatewayV2::Route").map(({ Properties }) => [
      Properties["RouteKey"],
      Properties["AuthorizationType"],
    ]);

    const wanted = Object.values(routes).map(({ method, path, callers }) => [
      `${method} ${path}`,
      callers === "anyone" ? "NONE" : "JWT",
    ]);
    const pages = [
      ["GET /", "NONE"],
      ["GET /{proxy+}", "NONE"],
    ];
    expect(made.toSorted()).toEqual([...wanted, ...pages].toSorted());
  });

  it("let functions that only read do no more than read", () => {
    for (const id of functionIds) {
      const actions = tableActionsOf(service, id);

      const writing = actions.filter((action) => !/^dynamodb:(GetItem|BatchGetItem|Query)$/.test(action));
      const made = functionOf(id);
      if (made.access === "none") expect(actions, id).toEqual([]);
      if (made.access === "read")
        expect(writing, id).toEqual(mayNoteReadings(made) ? ["dynamodb:PutItem"] : []);
      expect(writing.join(), id).not.toMatch(/Delete|Scan|PartiQL/);
      expect(
        statementsFor(service, id)
          .flatMap(({ Action }) => Action)
          .join(),
        id,
      ).not.toContain("*");
    }
  });

  it("let functions that note who looked at an association's data write that, and nothing else", () => {
    const noting = functionIds.filter((id) => mayNoteReadings(functionOf(id)));

    expect(noting.toSorted()).toEqual([
      "associations-books",
      "associations-read",
      "corrections-read",
      "ledger-read",
      "progress-read",
    ]);
    for (const id of noting) {
      const writing = statementsFor(service, id).filter(({ Action }) =>
        [Action].flat().includes("dynamodb:PutItem"),
      );
      expect(writing, id).toMatchObject([
        { Condition: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["READINGS#*"] } } },
      ]);
    }
  });

  it("forget items whose time is over", () => {
    dataStack.hasResourceProperties("AWS::DynamoDB::GlobalTable", {
      TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
    });
  });

  it("let functions touch what they name, never everything", () => {
    for (const id of functionIds) {
      for (const { Resource } of statementsFor(service, id)) expect([Resource].flat(), id).not.toContain("*");
    }
  });

  it("keep the ledger against every kind of loss", () => {
    dataStack.hasResource("AWS::DynamoDB::GlobalTable", {
      DeletionPolicy: "Retain",
      Properties: {
        BillingMode: "PAY_PER_REQUEST",
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          }),
        ],
      },
    });
    for (const bucket of ofType(dataStack, "AWS::S3::Bucket")) {
      expect(bucket.DeletionPolicy).toBe("Retain");
      expect(bucket.Properties).toMatchObject({
        VersioningConfiguration: { Status: "Enabled" },
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      });
      expect(bucket.Properties["BucketEncryption"]).toBeDefined();
    }
    dataStack.hasResource("AWS::SecretsManager::Secret", { DeletionPolicy: "Retain" });
  });

  it("refuse to speak to buckets and queues in the clear", () => {
    for (const type of ["AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy"]) {
      dataStack.allResourcesProperties(type, {
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
          ]),
        },
      });
    }
  });

  it("announce every upload to the queue of checks, and forget originals after a month", () => {
    dataStack.hasResourceProperties("AWS::S3::Bucket", {
      NotificationConfiguration: { QueueConfigurations: [Match.objectLike({ Event: "s3:ObjectCreated:*" })] },
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 30 })] },
    });
  });

  it("forget what was offered by a link after a day", () => {
    dataStack.hasResourceProperties("AWS::S3::Bucket", {
      LifecycleConfiguration: {
        Rules: [Match.objectLike({ Prefix: "offered/", ExpirationInDays: 1, Status: "Enabled" })],
      },
    });
  });

  it("give every queue of work dead letters, and every dead letter an alarm", () => {
    const queues = [...ofType(dataStack, "AWS::SQS::Queue"), ...ofType(service, "AWS::SQS::Queue")];
    const working = queues.filter(({ Properties }) => Properties["RedrivePolicy"] !== undefined);
    const alarms = [
      ...ofType(dataStack, "AWS::CloudWatch::Alarm"),
      ...ofType(service, "AWS::CloudWatch::Alarm"),
    ];

    expect(working).toHaveLength(2);
    const ofDeadLetters = alarms.filter(({ Properties }) => Properties["Namespace"] === "AWS/SQS");
    expect(ofDeadLetters).toHaveLength(queues.length - working.length);
    service.resourceCountIs("AWS::Lambda::EventSourceMapping", 2);
    service.allResourcesProperties("AWS::Lambda::EventSourceMapping", {
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    });
  });

  it("ask each hour by Shanghai's clock what is to be published, with dead letters for the call and for the work", () => {
    service.hasResourceProperties("AWS::Scheduler::Schedule", {
      ScheduleExpression: "cron(0 * * * ? *)",
      ScheduleExpressionTimezone: "Asia/Shanghai",
      Target: Match.objectLike({ DeadLetterConfig: Match.anyValue() }),
    });
    service.hasResourceProperties("AWS::Lambda::Function", {
      Description: "publish-due-reports",
      DeadLetterConfig: Match.anyValue(),
    });
  });

  it("mail every hour what waits, and set an alarm off when a report cannot be made or mailed", () => {
    service.hasResourceProperties("AWS::Scheduler::Schedule", { ScheduleExpression: "cron(20 * * * ? *)" });
    service.hasResourceProperties("AWS::Lambda::Function", {
      Description: "mail-due-reports",
      DeadLetterConfig: Match.anyValue(),
    });
    expect(eventsTold(service)).toContain(
      '{ ($.message = "report-not-made") || ($.message = "mailing-failed") }',
    );
  });

  it("look after the ledger every night, and set alarms off for what differs and for what is overdue", () => {
    service.hasResourceProperties("AWS::Scheduler::Schedule", { ScheduleExpression: "cron(0 4 * * ? *)" });
    expect(eventsTold(service)).toEqual(
      expect.arrayContaining([
        expect.stringContaining("ledger-differs"),
        expect.stringContaining("report-overdue"),
      ]),
    );
  });

  it("set an alarm off when no verification was finished for two days", () => {
    service.hasResourceProperties("AWS::CloudWatch::Alarm", {
      AlarmDescription: alarmText("ledger-unverified"),
      ComparisonOperator: "LessThanThreshold",
      TreatMissingData: "breaching",
      EvaluationPeriods: 2,
      Period: 86_400,
    });
  });

  it("have every alarm of the list, each telling somebody, and no other", () => {
    const made = [dataStack, service].flatMap((stack) => ofType(stack, "AWS::CloudWatch::Alarm"));
    const said = new Set(made.map(({ Properties }) => String(Properties["AlarmDescription"])));

    const sections = [...said].map((text) => text.replace(/^.*#/, ""));
    expect(sections.toSorted()).toEqual(Object.keys(alarms).toSorted());
    for (const { Properties } of made) expect(Properties["AlarmActions"]).toHaveLength(1);
  });

  it("let the account's own alarms publish to the topic of every alarm, over TLS only", () => {
    const [topic, ...others] = Object.keys(dataStack.findResources("AWS::SNS::Topic"));
    const made = [dataStack, service].flatMap((stack) => ofType(stack, "AWS::CloudWatch::Alarm"));

    expect(others).toEqual([]);
    for (const { Properties } of made) {
      expect(JSON.stringify(Properties["AlarmActions"])).toContain(topic);
    }
    dataStack.hasResourceProperties("AWS::SNS::TopicPolicy", {
      Topics: [{ Ref: topic }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: "Deny",
            Action: "sns:Publish",
            Condition: { Bool: { "aws:SecureTransport": "false" } },
            Principal: "*",
          }),
          {
            Sid: "OwnAlarms",
            Effect: "Allow",
            Action: "sns:Publish",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Resource: { Ref: topic },
            Condition: { StringEquals: { "aws:SourceAccount": env.account } },
          },
        ]),
      },
    });
  });

  it("let only those that mail read how mail is sent, and give it to no environment", () => {
    const readers = functionIds.filter((id) => JSON.stringify(statementsFor(service, id)).includes("Mail"));
    expect(readers.toSorted()).toEqual(["mail-due-reports", "publish-due-reports"]);
    expect(JSON.stringify(dataStack.toJSON())).toContain('"SecretStringTemplate":"{}"');
  });

  it("log requests by route, never by path, query, name or address", () => {
    const [stage] = ofType(service, "AWS::ApiGatewayV2::Stage");
    const format = JSON.stringify(stage?.Properties["AccessLogSettings"]);

    expect(format).toContain("$context.routeKey");
    expect(format).not.toMatch(/\$context\.(path|identity|authorizer)|querystring/i);
    expect(stage?.Properties["DefaultRouteSettings"]).toMatchObject({ ThrottlingRateLimit: 50 });
  });

  it("make a user pool only where there is Cognito", () => {
    dataStack.resourceCountIs("AWS::Cognito::UserPool", name === "aws" ? 1 : 0);
  });

  it("give the API a name of its own that Cognito takes, beside its address", () => {
    const servers = ofType(service, "AWS::Cognito::UserPoolResourceServer");

    expect(servers).toHaveLength(name === "aws" ? 1 : 0);
    for (const { Properties } of servers) expect(Properties["Name"]).toMatch(/^[\w\s+=,.@-]{1,256}$/);
  });
});

/** The patterns of the events that set an alarm off; every one is counted by a metric that some alarm watches. */
function eventsTold(template: Template): string[] {
  const watched = JSON.stringify(ofType(template, "AWS::CloudWatch::Alarm"));
  return ofType(template, "AWS::Logs::MetricFilter").map(({ Properties }) => {
    const [metric] = Properties["MetricTransformations"] as { MetricName: string }[];
    expect(watched).toContain(JSON.stringify(metric?.MetricName));
    return String(Properties["FilterPattern"]);
  });
}

function ofType(template: Template, type: string): Resource[] {
  return Object.values(template.findResources(type)) as Resource[];
}

function functionsOf(template: Template): Resource[] {
  return ofType(template, "AWS::Lambda::Function");
}

/** What the role of a function may do, whether said inline or in a policy of its own. */
function statementsFor(template: Template, id: string): Statement[] {
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

function tableActionsOf(template: Template, id: string): string[] {
  return statementsFor(template, id)
    .flatMap(({ Action }) => Action)
    .filter((action) => action.startsWith("dynamodb:"))
    .toSorted();
}
