import { CfnRule } from "aws-cdk-lib/aws-events";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnPermission } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { cronAt, type TimedCallProps } from "./timed-call.ts";

/** How far Shanghai's clock is before UTC, by which rules go; it is never put forward. */
const shanghaiHours = 8;

/** Calls a function as a `TimedCall` does, by a rule of EventBridge, where a region has no EventBridge Scheduler. */
export class TimedRule extends Construct {
  constructor(scope: Construct, id: string, props: TimedCallProps) {
    super(scope, id);
    const { description, minute, hour, target, deadLetters } = props;
    const utcHour = hour === undefined ? undefined : (hour + 24 - shanghaiHours) % 24;
    const rule = new CfnRule(this, "Rule", {
      description,
      scheduleExpression: cronAt(minute, utcHour),
      state: "ENABLED",
      targets: [
        {
          id: "function",
          arn: target.functionArn,
          deadLetterConfig: { arn: deadLetters.queueArn },
          retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 3_600 },
        },
      ],
    });
    new CfnPermission(this, "Permission", {
      action: "lambda:InvokeFunction",
      functionName: target.functionArn,
      principal: "events.amazonaws.com",
      sourceArn: rule.attrArn,
    });
    deadLetters.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("events.amazonaws.com")],
        actions: ["sqs:SendMessage"],
        resources: [deadLetters.queueArn],
        conditions: { ArnEquals: { "aws:SourceArn": rule.attrArn } },
      }),
    );
  }
}
