import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { expect, it } from "vitest";
import { DataStack } from "#infra/data-stack.ts";
import { readSettings } from "#infra/settings.ts";

/**
 * The logical ids of what keeps data. CloudFormation tells a resource by its id: under another one it makes a new, empty
 * table or bucket beside the old, and the service works on that one. So this list is never adapted to the code.
 */
const kept: Readonly<Record<string, string>> = {
  LedgerTable9343E4AA: "AWS::DynamoDB::GlobalTable",
  UploadsBucketC4B27CC7: "AWS::S3::Bucket",
  Files8E6940B8: "AWS::S3::Bucket",
  AccessLogsBucketCD784A59: "AWS::S3::Bucket",
  IdentityKeyF50EF652: "AWS::SecretsManager::Secret",
  SigningSeed6F1B3DED: "AWS::SecretsManager::Secret",
  Mail6A3D1F64: "AWS::SecretsManager::Secret",
  SignInPoolFD298EFA: "AWS::Cognito::UserPool",
  ChecksQueue4DA222DC: "AWS::SQS::Queue",
  ChecksDeadLettersQueue838C2ED8: "AWS::SQS::Queue",
  PostsQueueFF89904C: "AWS::SQS::Queue",
  PostsDeadLettersQueue4BDAED29: "AWS::SQS::Queue",
  DeferredQueueFBE6FAE6: "AWS::SQS::Queue",
  DeferredDeadLettersQueue8469C3BE: "AWS::SQS::Queue",
};
const keeping = new Set(Object.values(kept));

const settings = readSettings(() => undefined, {});
const data = Template.fromStack(
  new DataStack(new App(), "yinhui-data", { env: { region: settings.region }, settings }),
);
const resources = data.toJSON()["Resources"] as Record<string, { Type: string; DeletionPolicy?: string }>;

it("what keeps data has the ids that it was first deployed with: a changed one would lose it", () => {
  const found = Object.entries(resources).filter(([, { Type }]) => keeping.has(Type));

  expect(Object.fromEntries(found.map(([id, { Type }]) => [id, Type]))).toEqual(kept);
});

it("the ledger, the files, the keys and the people outlive their stack", () => {
  for (const [id, { Type, DeletionPolicy }] of Object.entries(resources)) {
    if (keeping.has(Type) && Type !== "AWS::SQS::Queue") expect(DeletionPolicy, id).toMatch(/^Retain/);
  }
});
