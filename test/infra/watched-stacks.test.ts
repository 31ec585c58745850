import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Match, type Template } from "aws-cdk-lib/assertions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { alarms, alarmText } from "#infra/alarms.ts";
import { assumed } from "../../tools/cost/month.ts";
import { account, eventsTold, ofType, places, synthesiseStacks, writeBundles } from "./stack-templates.ts";

const bundles = mkdtempSync(join(tmpdir(), "yinhui-bundles-"));

beforeAll(() => writeBundles(bundles));
afterAll(() => rmSync(bundles, { recursive: true }));

describe.each(places)("what is watched and scheduled in partition $name", ({ context }) => {
  let dataStack: Template;
  let service: Template;

  beforeAll(() => {
    ({ dataStack, service } = synthesiseStacks(context, bundles));
  });

  it("give every queue of work dead letters, and every dead letter an alarm", () => {
    const queues = [...ofType(dataStack, "AWS::SQS::Queue"), ...ofType(service, "AWS::SQS::Queue")];
    const working = queues.filter(({ Properties }) => Properties["RedrivePolicy"] !== undefined);
    const alarms = [
      ...ofType(dataStack, "AWS::CloudWatch::Alarm"),
      ...ofType(service, "AWS::CloudWatch::Alarm"),
    ];

    expect(working).toHaveLength(3);
    const ofDeadLetters = alarms.filter(({ Properties }) => Properties["Namespace"] === "AWS/SQS");
    expect(ofDeadLetters).toHaveLength(queues.length - working.length);
    service.resourceCountIs("AWS::Lambda::EventSourceMapping", 3);
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

  it("watch throttling over all functions at once", () => {
    const [throttles] = ofType(service, "AWS::CloudWatch::Alarm").filter(({ Properties }) =>
      String(Properties["AlarmDescription"]).endsWith("#throttles"),
    );
    const metrics = throttles?.Properties["Metrics"] as {
      MetricStat?: { Metric: Record<string, unknown> };
    }[];
    const watched = metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []);

    expect(watched).toContainEqual({ Namespace: "AWS/Lambda", MetricName: "Throttles" });
    expect(watched).toHaveLength(3);
  });

  it("watch as many metrics as the page of costs counts", () => {
    const made = [dataStack, service].flatMap((stack) => ofType(stack, "AWS::CloudWatch::Alarm"));
    const counts = made.map(({ Properties: { Metrics } }) =>
      Metrics === undefined ? 1 : (Metrics as object[]).filter((one) => "MetricStat" in one).length,
    );

    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(assumed.alarmMetrics);
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
            Condition: { StringEquals: { "aws:SourceAccount": account } },
          },
        ]),
      },
    });
  });
});
