import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Match, type Template } from "aws-cdk-lib/assertions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { functionIds, functionOf, functions, mayNoteReadings, servedBy } from "#infra/functions.ts";
import { readCloudOutputs } from "#shared/config/cloud-outputs.ts";
import { routes } from "#shared/contract/routes.ts";
import {
  functionsOf,
  ofType,
  places,
  statementsFor,
  synthesiseStacks,
  tableActionsOf,
  writeBundles,
} from "./stack-templates.ts";

const bundles = mkdtempSync(join(tmpdir(), "yinhui-bundles-"));

beforeAll(() => writeBundles(bundles));
afterAll(() => rmSync(bundles, { recursive: true }));

describe.each(places)("the stacks in partition $name", ({ name, context }) => {
  let dataStack: Template;
  let service: Template;

  beforeAll(() => {
    ({ dataStack, service } = synthesiseStacks(context, bundles));
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

  it("have the routes of the table and the pages, and leave who calls to their functions", () => {
    const made = ofType(service, "AWS::ApiGatewayV2::Route").map(({ Properties }) => Properties["RouteKey"]);

    const wanted = Object.values(routes).map(({ method, path }) => `${method} ${path}`);
    expect(made.toSorted()).toEqual([...wanted, "GET /", "GET /{proxy+}"].toSorted());
    service.resourceCountIs("AWS::ApiGatewayV2::Authorizer", 0);
  });

  it("let only the function by which people come in read what its tokens are signed by, and give it to no environment", () => {
    const readers = functionIds.filter((id) =>
      JSON.stringify(statementsFor(service, id)).includes("SigningSeed"),
    );

    expect(readers).toEqual(["people-write"]);
    dataStack.hasResourceProperties("AWS::SecretsManager::Secret", {
      GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
      SecretString: Match.absent(),
    });
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
      "audit-read",
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
      expect(bucket.DeletionPolicy).toBe("RetainExceptOnCreate");
      expect(bucket.Properties).toMatchObject({
        VersioningConfiguration: { Status: "Enabled" },
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      });
      expect(bucket.Properties["BucketEncryption"]).toBeDefined();
    }
    dataStack.hasResource("AWS::SecretsManager::Secret", { DeletionPolicy: "RetainExceptOnCreate" });
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

  it("forget what was offered by a link, and deferred answers, after a day", () => {
    const forgotten = (Prefix: string) =>
      Match.objectLike({ Prefix, ExpirationInDays: 1, Status: "Enabled" });
    dataStack.hasResourceProperties("AWS::S3::Bucket", {
      LifecycleConfiguration: { Rules: [forgotten("deferred/"), forgotten("offered/")] },
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

it("a deployment without accounts of its own has the API ask for a token on every route that is not open to anyone", () => {
  const { service } = synthesiseStacks({ ownAccounts: "no" }, bundles);

  for (const { method, path, callers } of Object.values(routes)) {
    service.hasResourceProperties("AWS::ApiGatewayV2::Route", {
      RouteKey: `${method} ${path}`,
      AuthorizationType: callers === "anyone" ? "NONE" : "JWT",
    });
  }
  service.resourceCountIs("AWS::ApiGatewayV2::Authorizer", 1);
});

it("a deployment asks for one-time codes unless it is said that they are optional", () => {
  const toldBy = (context: Record<string, string>) =>
    functionsOf(synthesiseStacks(context, bundles).service).map(
      ({ Properties }) => (Properties["Environment"] as { Variables: Record<string, string> }).Variables,
    );

  for (const told of toldBy({})) expect(told).not.toHaveProperty("SECOND_FACTOR");
  for (const told of toldBy({ secondFactor: "optional" })) expect(told["SECOND_FACTOR"]).toBe("optional");
});
