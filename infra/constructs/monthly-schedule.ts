import { Aws, Stack } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";

/** Calls a function at eight in the morning, Shanghai time, on the first of each month. */
export class MonthlySchedule extends Construct {
  constructor(scope: Construct, id: string, props: { target: LambdaFunction; deadLetters: Queue }) {
    super(scope, id);
    const { target, deadLetters } = props;
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
      description: `Reports of ${Stack.of(this).stackName}`,
      scheduleExpression: "cron(0 8 1 * ? *)",
      scheduleExpressionTimezone: "Asia/Shanghai",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: target.functionArn,
        roleArn: role.roleArn,
        deadLetterConfig: { arn: deadLetters.queueArn },
        retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 86_400 },
      },
    });
  }
}
