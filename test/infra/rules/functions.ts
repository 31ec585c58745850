import * as z from "zod";
import { anything, arn, list, made, oneOf, policy, type Rules, text, whole } from "./shape.ts";

const roleName = text(64, /[\w+=,.@-]+/u);
const roleArn = arn("iam", /role\/[\w+=,.@/-]+/u);
const functionPlace = /function:[\w-]{1,64}(:(\$LATEST|[\w-]{1,128}))?/u;
const functionName = text(
  140,
  /(arn:aws(-[a-z]+)*:lambda:[a-z0-9-]+:\d{12}:function:)?[\w-]{1,64}(:[\w-]+)?/u,
);
const queueArn = arn("sqs", /[\w-]{1,80}/u);
const policyName = text(128, /[\w+=,.@-]+/u);

/** What a function's own environment may be named: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
const variable = text(
  256,
  /(?!(_HANDLER|_X_AMZN_TRACE_ID|AWS_DEFAULT_REGION|AWS_REGION|AWS_EXECUTION_ENV|AWS_LAMBDA_\w+|AWS_ACCESS_KEY(_ID)?|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|LAMBDA_\w+)$)[a-zA-Z][a-zA-Z0-9_]+/u,
);

export const functionRules: Rules = {
  "AWS::IAM::Role": made(
    { AssumeRolePolicyDocument: policy },
    {
      RoleName: roleName,
      Policies: list(made({ PolicyName: policyName, PolicyDocument: policy }), 10),
    },
  ),
  "AWS::IAM::Policy": made({ PolicyDocument: policy, PolicyName: policyName, Roles: list(roleName, 10) }),
  "AWS::Lambda::Function": made(
    {
      Code: made({ S3Bucket: text(63, /[0-9A-Za-z._-]*(?<!\.)/u, 3), S3Key: text(1024) }),
      Role: roleArn,
      Handler: text(128, /[^\s]+/u),
      Runtime: oneOf(["nodejs22.x", "nodejs24.x"]),
    },
    {
      FunctionName: text(64, /[\w-]+/u),
      Architectures: list(oneOf(["x86_64", "arm64"]), 1),
      Description: text(256, anything, 0),
      DeadLetterConfig: made({ TargetArn: queueArn }),
      Environment: made({ Variables: z.record(variable, z.string()) }),
      LoggingConfig: made({ LogGroup: text(512, /[.\-_/#A-Za-z0-9]+/u) }),
      /** An account may have up to 10,240 MB by default: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
      MemorySize: whole(128, 10_240),
      Timeout: whole(1, 900),
    },
  ),
  "AWS::Lambda::Permission": made(
    {
      Action: text(256, /lambda:[*]|lambda:[a-zA-Z]+|[*]/u),
      FunctionName: functionName,
      Principal: text(256, /[a-z.-]+\.amazonaws\.com/u),
    },
    { SourceArn: arn("[a-z0-9-]+"), SourceAccount: text(12, /\d{12}/u) },
  ),
  "AWS::Lambda::EventSourceMapping": made(
    { FunctionName: functionName },
    {
      EventSourceArn: queueArn,
      BatchSize: whole(1, 10_000),
      FunctionResponseTypes: list(oneOf("ReportBatchItemFailures"), 1),
      ScalingConfig: made({}, { MaximumConcurrency: whole(2, 1_000) }),
    },
  ),
  "AWS::Events::Rule": made(
    {
      ScheduleExpression: text(256, /(cron|rate)\(.*\)/u),
      Targets: list(
        made(
          { Id: text(64, /[.\-_A-Za-z0-9]+/u), Arn: arn("lambda", functionPlace) },
          {
            DeadLetterConfig: made({ Arn: queueArn }),
            RetryPolicy: made({
              MaximumEventAgeInSeconds: whole(60, 86_400),
              MaximumRetryAttempts: whole(0, 185),
            }),
          },
        ),
        5,
      ),
    },
    { Description: text(512, anything, 0), State: oneOf(["ENABLED", "DISABLED"]) },
  ),
  "AWS::Scheduler::Schedule": made(
    {
      FlexibleTimeWindow: made({ Mode: oneOf(["OFF", "FLEXIBLE"]) }),
      ScheduleExpression: text(256, /(cron|rate|at)\(.*\)/u),
      Target: made(
        { Arn: arn("lambda", functionPlace), RoleArn: roleArn },
        {
          DeadLetterConfig: made({ Arn: queueArn }),
          RetryPolicy: made(
            {},
            { MaximumEventAgeInSeconds: whole(60, 86_400), MaximumRetryAttempts: whole(0, 185) },
          ),
        },
      ),
    },
    {
      Description: text(512, anything, 0),
      ScheduleExpressionTimezone: oneOf(Intl.supportedValuesOf("timeZone")),
      State: oneOf(["ENABLED", "DISABLED"]),
      Name: text(64, /[0-9a-zA-Z\-_.]+/u),
    },
  ),
};
