import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Match, type Template } from "aws-cdk-lib/assertions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { functionIds } from "#infra/functions.ts";
import { account, functionsOf, synthesiseStacks, writeBundles } from "./stack-templates.ts";

const bundles = mkdtempSync(join(tmpdir(), "yinhui-domain-"));

/** The first synthesis of a process loads the whole CDK. */
const synthesisTimeoutMs = 60_000;

const places = {
  aws: { region: "eu-central-1", domainName: "yinhui.example.org", certificateArn: certificateIn("aws") },
  "aws-cn": {
    region: "cn-north-1",
    domainName: "yinhui.example.cn",
    certificateArn: certificateIn("aws-cn"),
  },
};

beforeAll(() => writeBundles(bundles));
afterAll(() => rmSync(bundles, { recursive: true }));

describe.each(Object.entries(places))("a domain of one's own in partition %s", (_, context) => {
  let before: Template;
  let service: Template;
  const address = `https://${context.domainName}`;

  beforeAll(() => {
    before = synthesiseStacks({ region: context.region }, bundles).service;
    service = synthesiseStacks(context, bundles).service;
  }, synthesisTimeoutMs);

  it("leads to the API, and the outputs say of what host it is to be a CNAME", () => {
    const name = idOf(service, "DomainName");
    service.hasResource("AWS::ApiGatewayV2::ApiMapping", {
      Properties: { ApiId: { Ref: idOf(service, "Api") }, DomainName: { Ref: name }, Stage: "$default" },
      DependsOn: [idOf(service, "Stage")],
    });
    service.hasOutput("DomainTarget", { Value: { "Fn::GetAtt": [name, "RegionalDomainName"] } });
    service.hasOutput("Url", { Value: address });
  });

  it("is where every function has its links lead and its tokens be used", () => {
    const told = functionsOf(service).map(({ Properties }) => Properties["Environment"]);

    expect(told).toHaveLength(functionIds.length);
    for (const environment of told) expect(environment).toMatchObject({ Variables: { PUBLIC_URL: address } });
  });

  it("leaves the API's own address open, to which links lead that were given before", () => {
    service.hasResourceProperties("AWS::ApiGatewayV2::Api", { DisableExecuteApiEndpoint: Match.absent() });
  });

  it("adds two resources, and leaves all others in their places", () => {
    const [without, withDomain] = [before, service].map(resourcesOf);

    expect(withDomain?.filter((one) => !without?.includes(one))).toEqual([
      expect.stringMatching(/^AWS::ApiGatewayV2::DomainName /),
      expect.stringMatching(/^AWS::ApiGatewayV2::ApiMapping /),
    ]);
    expect(without?.filter((one) => !withDomain?.includes(one))).toEqual([]);
    expect(before.findOutputs("DomainTarget")).toEqual({});
  });
});

it("people sign in at the user pool from the domain, and from the API's own address", () => {
  const { service } = synthesiseStacks(places.aws, bundles);

  const own = { "Fn::Join": ["", [{ "Fn::GetAtt": [idOf(service, "Api"), "ApiEndpoint"] }, "/"]] };
  service.hasResourceProperties("AWS::Cognito::UserPoolClient", {
    CallbackURLs: ["https://yinhui.example.org/", own],
    LogoutURLs: ["https://yinhui.example.org/", own],
  });
});

function certificateIn(partition: "aws" | "aws-cn"): string {
  const region = partition === "aws" ? "eu-central-1" : "cn-north-1";
  return `arn:${partition}:acm:${region}:${account}:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0`;
}

function idOf(template: Template, type: string): string {
  const [id = ""] = Object.keys(template.findResources(`AWS::ApiGatewayV2::${type}`));
  return id;
}

function resourcesOf(template: Template): string[] {
  const { Resources } = template.toJSON() as { Resources: Record<string, { Type: string }> };
  return Object.entries(Resources).map(([id, { Type }]) => `${Type} ${id}`);
}
