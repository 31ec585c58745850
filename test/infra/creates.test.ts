import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import type { StackTemplate, TemplateResource } from "#test/support/aws/template-values.ts";
import { type Templates, templatesOf } from "./deployed-templates.ts";
import { deploymentFaults } from "./rules/deployment-faults.ts";
import { account, deployments, writeBundles } from "./stack-templates.ts";

const bundles = mkdtempSync(join(tmpdir(), "yinhui-bundles-"));

beforeAll(() => writeBundles(bundles));
afterAll(() => rmSync(bundles, { recursive: true }));

/** The first synthesis of a process loads the whole CDK. */
const synthesisTimeoutMs = 60_000;

describe.each(Object.entries(deployments))(
  "a deployment: %s",
  { timeout: synthesisTimeoutMs },
  (_, context) => {
    it("asks no service for what it would refuse", () => {
      const { templates, place } = templatesOf(context, bundles);

      expect(deploymentFaults(templates, place)).toEqual([]);
    });
  },
);

const apiEndpoint = { "Fn::GetAtt": ["LedgerApi3D2EEAF3", "ApiEndpoint"] };
const joined = (...parts: unknown[]) => ({ "Fn::Join": ["", parts] });
const elevenMetrics = Array.from({ length: 11 }, (_, index) => ({
  Id: `m${index}`,
  ReturnData: false,
  MetricStat: { Metric: { MetricName: "Errors", Namespace: "AWS/Lambda" }, Period: 300, Stat: "Sum" },
}));

describe("what a service would refuse is found:", () => {
  let made: Templates;

  beforeAll(() => {
    made = templatesOf(deployments["aws with every setting"] ?? {}, bundles);
  }, synthesisTimeoutMs);

  test.each<[string, string, Record<string, unknown>, RegExp]>([
    [
      "the API's address as the name of its resource server",
      "AWS::Cognito::UserPoolResourceServer",
      { Name: apiEndpoint },
      /Name: .*\[\\w\\s\+=,\.@-\]/,
    ],
    [
      "a prefix of the sign-in page's address with a reserved word",
      "AWS::Cognito::UserPoolDomain",
      { Domain: joined("aws-", { Ref: "AWS::AccountId" }) },
      /Domain/,
    ],
    [
      "a page without TLS to come back to",
      "AWS::Cognito::UserPoolClient",
      { CallbackURLs: ["http://example.org/"] },
      /CallbackURLs\.0/,
    ],
    [
      "a scope that is too long once it is joined",
      "AWS::Cognito::UserPoolClient",
      { "AllowedOAuthScopes.+": joined(apiEndpoint, "/", "x".repeat(220)) },
      /AllowedOAuthScopes\.2/,
    ],
    ["a role's name of 65", "AWS::IAM::Role", { RoleName: "r".repeat(65) }, /RoleName/],
    [
      "policies of a role that are too long together",
      "AWS::IAM::Role",
      { "Policies.0.PolicyDocument.Statement.+": { Resource: "r".repeat(10_000) } },
      /policies of \d+ characters/,
    ],
    [
      "a missing property",
      "AWS::IAM::Role",
      { AssumeRolePolicyDocument: undefined },
      /AssumeRolePolicyDocument/,
    ],
    ["an unknown property", "AWS::SQS::Queue", { Colour: "blue" }, /Colour/],
    ["a word of no enum", "AWS::DynamoDB::GlobalTable", { BillingMode: "ON_DEMAND" }, /BillingMode/],
    [
      "an index by an attribute that is not defined",
      "AWS::DynamoDB::GlobalTable",
      { AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }] },
      /the attributes pk for/,
    ],
    ["a runtime that there is not", "AWS::Lambda::Function", { Runtime: "nodejs25.x" }, /Runtime/],
    ["too much memory", "AWS::Lambda::Function", { MemorySize: 10_241 }, /MemorySize/],
    ["too long a run", "AWS::Lambda::Function", { Timeout: 901 }, /Timeout/],
    [
      "an environment of more than 4 KB once it is joined",
      "AWS::Lambda::Function",
      { "Environment.Variables.LONG": joined({ Ref: "AWS::Region" }, "x".repeat(4_000)) },
      /environment of \d+ bytes/,
    ],
    [
      "a variable that belongs to Lambda",
      "AWS::Lambda::Function",
      { "Environment.Variables.AWS_REGION": "eu-central-1" },
      /Environment\.Variables/,
    ],
    [
      "a function behind the API that runs for a minute",
      "AWS::Lambda::Function",
      { Timeout: 60 },
      /HTTP API waits for 30 s/,
    ],
    [
      "an integration that waits for 31 seconds",
      "AWS::ApiGatewayV2::Integration",
      { TimeoutInMillis: 31_000 },
      /TimeoutInMillis/,
    ],
    ["a route that no request has", "AWS::ApiGatewayV2::Route", { RouteKey: "GET api/loans" }, /RouteKey/],
    [
      "a rest of a path in the middle of a route",
      "AWS::ApiGatewayV2::Route",
      { RouteKey: "GET /api/{rest+}/loans" },
      /RouteKey/,
    ],
    [
      "a domain in capitals",
      "AWS::ApiGatewayV2::DomainName",
      { DomainName: "Yinhui.example.org" },
      /DomainName/,
    ],
    [
      "a domain at every edge, which an HTTP API has not",
      "AWS::ApiGatewayV2::DomainName",
      { "DomainNameConfigurations.0.EndpointType": "EDGE" },
      /EndpointType/,
    ],
    [
      "a certificate of another region",
      "AWS::ApiGatewayV2::DomainName",
      { "DomainNameConfigurations.0.CertificateArn": `arn:aws:acm:us-east-1:${account}:certificate/0f1e` },
      /certificate of aws, us-east-1/,
    ],
    [
      "a domain that leads to no stage",
      "AWS::ApiGatewayV2::ApiMapping",
      { Stage: "prod" },
      /a stage prod that the API has not/,
    ],
    [
      "a path that leads to a domain of nobody",
      "AWS::ApiGatewayV2::ApiMapping",
      { DomainName: "other.example.org" },
      /a domain other\.example\.org that no stack has/,
    ],
    ["a route twice", "AWS::ApiGatewayV2::Route", { RouteKey: "GET /api/loans" }, /the route .* twice/],
    [
      "a route that nothing checks the token of",
      "AWS::ApiGatewayV2::Route",
      { AuthorizationType: "JWT", AuthorizerId: { Ref: "AWS::NoValue" } },
      /nothing checks it/,
    ],
    [
      "an alarm over eleven metrics",
      "AWS::CloudWatch::Alarm",
      { MetricName: undefined, Metrics: [{ Id: "all", Expression: "SUM(METRICS())" }, ...elevenMetrics] },
      /11 metrics/,
    ],
    [
      "an alarm over what it searches for",
      "AWS::CloudWatch::Alarm",
      {
        MetricName: undefined,
        Metrics: [{ Id: "all", Expression: "SUM(SEARCH('{AWS/Lambda,FunctionName} Errors', 'Sum'))" }],
      },
      /SEARCH/,
    ],
    [
      "an alarm that looks back over two days, five minutes each",
      "AWS::CloudWatch::Alarm",
      { EvaluationPeriods: 576 },
      /look back over 172800 s/,
    ],
    ["an alarm over 45 seconds", "AWS::CloudWatch::Alarm", { Period: 45 }, /Period/],
    [
      "a message that is seen again before its function has ended",
      "AWS::SQS::Queue",
      { VisibilityTimeout: 200 },
      /message hidden for 200 s/,
    ],
    [
      "a queue that keeps messages for a month",
      "AWS::SQS::Queue",
      { MessageRetentionPeriod: 2_592_000 },
      /MessageRetentionPeriod/,
    ],
    [
      "one worker of a queue at a time",
      "AWS::Lambda::EventSourceMapping",
      { ScalingConfig: { MaximumConcurrency: 1 } },
      /MaximumConcurrency/,
    ],
    [
      "a cron of five fields",
      "AWS::Scheduler::Schedule",
      { ScheduleExpression: "cron(0 * * * *)" },
      /cron of six fields/,
    ],
    [
      "a clock of no place",
      "AWS::Scheduler::Schedule",
      { ScheduleExpressionTimezone: "Asia/Hefei" },
      /ScheduleExpressionTimezone/,
    ],
    ["logs of 183 days", "AWS::Logs::LogGroup", { RetentionInDays: 183 }, /RetentionInDays/],
    ["an alarm mail to nobody", "AWS::SNS::Subscription", { Endpoint: "ops" }, /Endpoint/],
    [
      "a policy of a queue that is too long",
      "AWS::SQS::QueuePolicy",
      { "PolicyDocument.Statement.+": { Effect: "Deny", Action: "x".repeat(8_192) } },
      /policy of \d+ characters/,
    ],
  ])("%s", (_, type, changes, found) => {
    const templates = structuredClone(made.templates);
    for (const { Properties } of ofType(templates, type)) {
      for (const [path, value] of Object.entries(changes)) put(Properties, path, value);
    }

    const faults = deploymentFaults(templates, made.place);

    expect(faults.filter((fault) => found.test(fault))).not.toEqual([]);
  });

  it("a type that nobody wrote the rules of down", () => {
    const templates = structuredClone(made.templates);
    for (const one of ofType(templates, "AWS::SNS::Subscription")) one.Type = "AWS::Redshift::Cluster";

    expect(deploymentFaults(templates, made.place)).toEqual([expect.stringMatching(/no rules are known/)]);
  });

  it("more than 500 resources of a stack, and a template of more than 1 MB", () => {
    const [data, service] = structuredClone(made.templates);
    for (let index = 0; index < 500; index++) {
      const Description = "x".repeat(2_048);
      Object.assign(data?.Resources ?? {}, {
        [`S${index}`]: { Type: "AWS::SecretsManager::Secret", Properties: { Description } },
      });
    }

    const faults = deploymentFaults(
      [data, service].filter((one) => one !== undefined),
      made.place,
    );

    expect(faults).toEqual([
      expect.stringMatching(/^yinhui-data: 5\d\d resources/),
      expect.stringMatching(/1 MB/),
    ]);
  });

  it("Cognito in China", () => {
    const faults = deploymentFaults(made.templates, {
      ...made.place,
      region: "cn-north-1",
      partition: "aws-cn",
    });

    expect(faults).toEqual(
      expect.arrayContaining([expect.stringMatching(/UserPool.*AWS China has no such type/)]),
    );
  });
});

function ofType(templates: readonly StackTemplate[], type: string): TemplateResource[] {
  return templates.flatMap(({ Resources }) => Object.values(Resources).filter(({ Type }) => Type === type));
}

/** Puts a value at a place in properties; "+" is behind the end of a list, and `undefined` takes away. */
function put(properties: Record<string, unknown>, path: string, value: unknown): void {
  const [name = "", ...rest] = path.split(".");
  if (rest.length > 0) put(properties[name] as Record<string, unknown>, rest.join("."), value);
  else if (Array.isArray(properties)) properties.push(value);
  else if (value === undefined) delete properties[name];
  else properties[name] = value;
}
