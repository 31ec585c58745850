import { describe, expect, it } from "vitest";
import { comparePrivileges } from "#test/support/aws/compare-privileges.ts";
import { type AwsCall, readStatement } from "#test/support/aws/policy.ts";

const table = "arn:aws-cn:dynamodb:cn-north-1:000000000000:table/ledger";
const get: AwsCall = { action: "dynamodb:GetItem", resource: table, context: {} };
const putOf = (...keys: string[]): AwsCall => ({
  action: "dynamodb:PutItem",
  resource: table,
  context: { "dynamodb:LeadingKeys": keys },
});
const reading = { Effect: "Allow", Action: "dynamodb:GetItem", Resource: table };
const noting = {
  Effect: "Allow",
  Action: "dynamodb:PutItem",
  Resource: table,
  Condition: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["READINGS#*"] } },
};

function compare(statements: readonly Record<string, unknown>[], calls: readonly AwsCall[]) {
  return comparePrivileges(new Map([["f", statements.map(readStatement)]]), new Map([["f", calls]]));
}

describe("what functions may do and what they did", () => {
  it("agree when each call is allowed and each permission was needed", () => {
    const faults = compare([reading, noting], [get, putOf("READINGS#a")]);

    expect(faults).toEqual({ notAllowed: [], notUsed: [] });
  });

  it("differ by a call that no statement allows", () => {
    expect(compare([reading], [get, putOf("TOTALS")]).notAllowed).toEqual([
      `f: dynamodb:PutItem on ${table} (TOTALS)`,
    ]);
    expect(compare([], [get]).notAllowed).toHaveLength(1);
    expect(compare([reading], [{ ...get, resource: `${table}/index/gsi1` }]).notAllowed).toHaveLength(1);
    expect(compare([{ ...reading, Resource: `${table}2` }], [get]).notAllowed).toHaveLength(1);
  });

  it("differ by a call outside of what a condition allows", () => {
    expect(compare([noting], [putOf("READINGS#a"), putOf("HEAD")]).notAllowed).toEqual([
      `f: dynamodb:PutItem on ${table} (HEAD)`,
    ]);
    expect(compare([noting], [putOf("READINGS#a", "HEAD")]).notAllowed).toHaveLength(1);
  });

  it("differ by a call that another statement denies", () => {
    const denying = { Effect: "Deny", Action: "dynamodb:*", Resource: "*" };

    expect(compare([reading, denying], [get]).notAllowed).toEqual([`f: dynamodb:GetItem on ${table}`]);
  });

  it("differ by an action that was not needed, and by one that was needed on another resource only", () => {
    const both = { ...reading, Action: ["dynamodb:GetItem", "dynamodb:Query"] };
    const everywhere = { ...reading, Resource: [table, `${table}/index/*`] };

    expect(compare([both], [get]).notUsed).toEqual([`f: dynamodb:Query on ${table}`]);
    expect(compare([everywhere], [get]).notUsed).toEqual([`f: dynamodb:GetItem on ${table}/index/*`]);
    expect(compare([reading], []).notUsed).toHaveLength(1);
  });

  it("are not compared where a policy says what is not understood here", () => {
    expect(() => readStatement({ Effect: "Allow", NotAction: "s3:*", Resource: "*" })).toThrow(/NotAction/);
    const numeric = { ...reading, Condition: { NumericLessThan: { "s3:max-keys": "10" } } };
    expect(() => compare([numeric], [get])).toThrow(/NumericLessThan/);
  });
});
