import { expect, test } from "vitest";
import * as z from "zod";
import { cronFault } from "./rules/cron.ts";
import { rules } from "./rules/deployment-faults.ts";

test.each([
  ["cron(0 * * * ? *)", undefined],
  ["cron(0/15 8-18 ? * MON-FRI 2026)", undefined],
  ["rate(1 hour)", undefined],
  ["rate(1 hours)", /neither/],
  ["cron(0 * * * * *)", /exactly one day/],
  ["cron(60 * * * ? *)", /no such minutes/],
  ["cron(0 24 * * ? *)", /no such hours/],
  ["cron(0 4 ? * 0 *)", /no such day of the week/],
  ["every hour", /neither/],
])("%s is when something is called, or is not", (expression, fault) => {
  const found = cronFault(expression);

  if (fault === undefined) expect(found).toBeUndefined();
  else expect(found).toMatch(fault);
});

test("every text has a rule, or is known to have none", () => {
  const without = Object.entries(rules).flatMap(([type, rule]) =>
    textsWithoutRule(z.toJSONSchema(rule), type),
  );

  expect(without.filter(([, isFree]) => !isFree)).toEqual([]);
  expect(without.map(([path]) => path)).toEqual([
    "AWS::ApiGatewayV2::Authorizer.JwtConfiguration.Audience[]",
    "AWS::CloudWatch::Alarm.Metrics[].Label",
    "AWS::CloudWatch::Dashboard.DashboardBody",
  ]);
});

type Schema = z.core.JSONSchema.BaseSchema;

/** The texts of a schema that no pattern, word or format bounds, and whether that is on purpose. */
function textsWithoutRule(schema: Schema, path: string): [string, boolean][] {
  const inner = [
    ...Object.entries(schema.properties ?? {}).map(([name, part]) => [part, `${path}.${name}`] as const),
    ...[schema.items ?? []].flat().map((part) => [part, `${path}[]`] as const),
  ];
  const below = inner.flatMap(([part, at]) => (typeof part === "object" ? textsWithoutRule(part, at) : []));
  const bounded = schema.pattern ?? schema.allOf ?? schema.enum ?? schema.const;
  return schema.type === "string" && bounded === undefined
    ? [[path, schema["free"] === true], ...below]
    : below;
}
