import type { AwsCall } from "./policy.ts";
import type { ResourcesOf, ServiceCall } from "./resource-policies.ts";
import { arnOf, type DeployedPlace } from "./template-values.ts";

/** What services of AWS do by themselves to what a deployment is made of: alarms, notices, logs, calls of functions. */
export function serviceCalls(resources: ResourcesOf, place: DeployedPlace): ServiceCall[] {
  const { partition, region, account } = place;
  const call = (by: string, action: string, resource: string, source: string): ServiceCall => ({
    by,
    action,
    resource,
    context: { "aws:SourceAccount": [account], "aws:SourceArn": [source] },
  });
  const own = (service: string, name: string) => `arn:${partition}:${service}:${region}:${account}:${name}`;
  const bucketOf = (name: string) => arnOf(place, "AWS::S3::Bucket", name);

  const alarms = resources("AWS::CloudWatch::Alarm").flatMap(({ name, properties }) =>
    ((properties["AlarmActions"] ?? []) as string[]).map((topic) =>
      call("cloudwatch.amazonaws.com", "sns:Publish", topic, own("cloudwatch", `alarm:${name}`)),
    ),
  );
  const budgets = resources("AWS::Budgets::Budget").flatMap(({ name, properties }) =>
    (properties as BudgetProperties).NotificationsWithSubscribers.flatMap(({ Subscribers }) =>
      Subscribers.map(({ Address }) =>
        call(
          "budgets.amazonaws.com",
          "sns:Publish",
          Address,
          `arn:${partition}:budgets::${account}:budget/${name}`,
        ),
      ),
    ),
  );
  const notices = resources("AWS::S3::Bucket").flatMap(({ name, properties }) => {
    const { QueueConfigurations = [] } = (properties["NotificationConfiguration"] ?? {}) as Notices;
    return QueueConfigurations.map(({ Queue }) =>
      call("s3.amazonaws.com", "sqs:SendMessage", Queue, bucketOf(name)),
    );
  });
  const accessLogs = resources("AWS::S3::Bucket").flatMap(({ name, properties }) => {
    const logging = properties["LoggingConfiguration"] as Logging | undefined;
    if (logging === undefined) return [];
    const object = `${bucketOf(logging.DestinationBucketName)}/${logging.LogFilePrefix}2026-11-30`;
    return [call("logging.s3.amazonaws.com", "s3:PutObject", object, bucketOf(name))];
  });
  const requests = resources("AWS::ApiGatewayV2::Integration").map(({ properties }) =>
    call(
      "apigateway.amazonaws.com",
      "lambda:InvokeFunction",
      String(properties["IntegrationUri"]),
      own("execute-api", `${properties["ApiId"]}/$default/GET/api/loans`),
    ),
  );
  const roles = resources("AWS::Lambda::Function").map(({ name, properties }) =>
    call(
      "lambda.amazonaws.com",
      "sts:AssumeRole",
      String(properties["Role"]),
      own("lambda", `function:${name}`),
    ),
  );
  const schedules = resources("AWS::Scheduler::Schedule").map(({ name, properties }) => {
    const { RoleArn } = properties["Target"] as { RoleArn: string };
    return call(
      "scheduler.amazonaws.com",
      "sts:AssumeRole",
      RoleArn,
      own("scheduler", `schedule/default/${name}`),
    );
  });
  const rules = resources("AWS::Events::Rule").flatMap(({ name, properties }) =>
    (properties as RuleProperties).Targets.flatMap(({ Arn, DeadLetterConfig }) => {
      const source = arnOf(place, "AWS::Events::Rule", name);
      return [
        call("events.amazonaws.com", "lambda:InvokeFunction", Arn, source),
        {
          ...call("events.amazonaws.com", "sqs:SendMessage", DeadLetterConfig.Arn, source),
          context: { "aws:SourceArn": [source] },
        },
      ];
    }),
  );
  return [...rules, ...alarms, ...budgets, ...notices, ...accessLogs, ...requests, ...roles, ...schedules];
}

/** What schedules do in their roles, by the ARN of the role: they call their functions, or bury the call. */
export function schedulesCalls(resources: ResourcesOf): Map<string, AwsCall[]> {
  return new Map(
    resources("AWS::Scheduler::Schedule").map(({ properties }) => {
      const { RoleArn, Arn, DeadLetterConfig } = properties["Target"] as ScheduleTarget;
      const calls = [
        { action: "lambda:InvokeFunction", resource: Arn, context: {} },
        { action: "sqs:SendMessage", resource: DeadLetterConfig.Arn, context: {} },
      ];
      return [RoleArn, calls];
    }),
  );
}

/**
 * An operator's own rule, such as of AWS Health, that tells the topic of alarms. "You can't use Condition blocks in Amazon
 * SNS topic policies for EventBridge" (its user guide, on resource-based policies and on troubleshooting): it brings
 * neither account nor rule along.
 */
export function operatorsRules(resources: ResourcesOf, place: DeployedPlace): ServiceCall[] {
  return resources("AWS::SNS::Topic").map(({ name }) => ({
    by: "events.amazonaws.com",
    action: "sns:Publish",
    resource: arnOf(place, "AWS::SNS::Topic", name),
    context: {},
  }));
}

type BudgetProperties = { NotificationsWithSubscribers: { Subscribers: { Address: string }[] }[] };
type RuleProperties = { Targets: { Arn: string; DeadLetterConfig: { Arn: string } }[] };
type ScheduleTarget = { RoleArn: string; Arn: string; DeadLetterConfig: { Arn: string } };
type Notices = { QueueConfigurations?: { Queue: string }[] };
type Logging = { DestinationBucketName: string; LogFilePrefix: string };
