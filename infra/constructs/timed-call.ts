import { Aws } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";

/** When a function is called by Shanghai's clock, and for what; without an hour, each hour. */
export type TimedCallProps = {
  description: string;
  minute: number;
  hour?: number | undefined;
  target: LambdaFunction;
  deadLetters: Queue;
};

/** Each day, or each hour where none is given, as both EventBridge's rules and its Scheduler write it. */
export function cronAt(minute: number, hour: number | undefined): string {
  return `cron(${minute} ${hour ?? "*"} * * ? *)`;
}

/** Calls a function at its times in Asia/Shanghai; a call that cannot be made ends in the dead letters. */
export class TimedCall extends Construct {
  constructor(scope: Construct, id: string, props: TimedCallProps) {
    super(scope, id);
    const { description, minute, hour, target, deadLetters } = props;
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: {
        call: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [target.functionArn] }),
            new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [deadLetters.queueArn] }),
          ],
        }),
      },
    });
    new CfnSchedule(this, "Schedule", {
      description,
      scheduleExpression: cronAt(minute, hour),
      scheduleExpressionTimezone: "Asia/Shanghai",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: target.functionArn,
        roleArn: role.roleArn,
        deadLetterConfig: { arn: deadLetters.queueArn },
        retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 3_600 },
      },
    });
  }
}
