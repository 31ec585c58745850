import { physicalName } from "#test/support/aws/template-values.ts";
import { cronFault } from "./cron.ts";
import type { ResolvedResource, ResolvedStack, ResolvedStacks } from "./resolved.ts";

/** A quota of a service, or a rule between properties: what breaks it, in a line each. */
type Quota = (resource: ResolvedResource, all: ResolvedStacks) => (string | false)[];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
export function stackFaults({ template, resources }: ResolvedStack): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(template));
  const outputs = Object.keys(template.Outputs ?? {}).length;
  const longIds = resources.filter(({ logicalId }) => !/^[A-Za-z0-9]{1,255}$/.test(logicalId));
  return faults([
    resources.length > 500 && `${resources.length} resources, and a stack has at most 500`,
    bytes > 1_000_000 && `a template of ${bytes} bytes, and the most is 1 MB`,
    outputs > 200 && `${outputs} outputs, and a stack has at most 200`,
    longIds.length > 0 && `the logical id ${longIds[0]?.logicalId} is not letters and digits, 255 at most`,
  ]);
}

/** The quotas of services, by the type of resource that they are about. */
export const quotas: Readonly<Record<string, Quota>> = {
  /** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
  "AWS::Lambda::Function": ({ properties }) => {
    const { Variables = {} } = (properties["Environment"] ?? {}) as { Variables?: Record<string, string> };
    const bytes = Buffer.byteLength(JSON.stringify(Variables));
    return [bytes > 4096 && `an environment of ${bytes} bytes, and the most is 4 KB`];
  },
  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, counted without white space */
  "AWS::IAM::Role": ({ properties, logicalId, stackName }, { resources }) => {
    const inline = (properties["Policies"] ?? []) as { PolicyDocument: unknown }[];
    const apart = resources.filter(
      ({ type, properties: { Roles } }) =>
        type === "AWS::IAM::Policy" && (Roles as string[]).includes(physicalName(stackName, logicalId)),
    );
    const documents = [...inline, ...apart.map(({ properties: of }) => of as { PolicyDocument: unknown })];
    const size = documents.reduce((sum, { PolicyDocument }) => sum + sizeOf(PolicyDocument), 0);
    const trust = sizeOf(properties["AssumeRolePolicyDocument"]);
    return [
      size > 10_240 && `policies of ${size} characters, and a role has at most 10,240`,
      trust > 2048 && `a trust policy of ${trust} characters, and the most is 2,048`,
    ];
  },
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
  "AWS::CloudWatch::Alarm": ({ properties }) => alarmFaults(properties as AlarmProperties),
  /** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
  "AWS::Lambda::EventSourceMapping": ({ properties }, { resources }) => {
    const queue = madeAs("AWS::SQS::Queue", properties["EventSourceArn"], resources);
    const target = madeAs("AWS::Lambda::Function", properties["FunctionName"], resources);
    const hidden = Number(queue?.properties["VisibilityTimeout"] ?? 30);
    const runs = Number(target?.properties["Timeout"] ?? 3);
    return [
      queue === undefined && "a queue that no stack has",
      target === undefined && "a function that no stack has",
      hidden < runs && `a message hidden for ${hidden} s, and its function may run for ${runs} s`,
    ];
  },
  /** https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
  "AWS::Scheduler::Schedule": ({ properties }) => [
    cronFault(String(properties["ScheduleExpression"])) ?? false,
  ],
  "AWS::Events::Rule": ({ properties }) => [cronFault(String(properties["ScheduleExpression"])) ?? false],
  /** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
  "AWS::ApiGatewayV2::Api": (_, { resources }) => {
    const count = (type: string) => resources.filter((one) => one.type === type).length;
    const keys = resources
      .filter(({ type }) => type === "AWS::ApiGatewayV2::Route")
      .map(({ properties }) => String(properties["RouteKey"]).replaceAll(/\{\w+(\+?)\}/g, "{$1}"));
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    return [
      keys.length > 300 && `${keys.length} routes, and an API has at most 300`,
      count("AWS::ApiGatewayV2::Integration") > 300 && "more than 300 integrations of an API",
      count("AWS::ApiGatewayV2::Authorizer") > 10 && "more than 10 authorizers of an API",
      twice !== undefined && `the route ${twice} twice`,
    ];
  },
  "AWS::ApiGatewayV2::Integration": ({ properties }, { resources }) => {
    const target = madeAs("AWS::Lambda::Function", properties["IntegrationUri"], resources);
    const runs = Number(target?.properties["Timeout"] ?? 3);
    return [runs > 30 && `a function that may run for ${runs} s, and an HTTP API waits for 30 s at most`];
  },
  "AWS::ApiGatewayV2::Route": ({ properties: { AuthorizationType, AuthorizerId } }) => [
    AuthorizationType === "JWT" &&
      AuthorizerId === undefined &&
      "a token is asked for, and nothing checks it",
  ],
  /** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-regional-api-custom-domain-create.html */
  "AWS::ApiGatewayV2::DomainName": ({ properties }, { place }) => {
    const [{ CertificateArn }] = properties["DomainNameConfigurations"] as [{ CertificateArn: string }];
    const [, partition, , region, account] = CertificateArn.split(":");
    const isOfPlace = partition === place.partition && region === place.region && account === place.account;
    return [!isOfPlace && `a certificate of ${partition}, ${region}, ${account}, which is elsewhere`];
  },
  "AWS::ApiGatewayV2::ApiMapping": ({ properties: { DomainName, Stage } }, { resources }) => {
    const has = (type: string, name: string, value: unknown) =>
      resources.some((one) => one.type === `AWS::ApiGatewayV2::${type}` && one.properties[name] === value);
    return [
      !has("DomainName", "DomainName", DomainName) && `a domain ${DomainName} that no stack has`,
      !has("Stage", "StageName", Stage) && `a stage ${Stage} that the API has not`,
    ];
  },
  /** A key is an attribute that is defined, and no other is. */
  "AWS::DynamoDB::GlobalTable": ({ properties }) => {
    const {
      AttributeDefinitions: defined,
      KeySchema,
      GlobalSecondaryIndexes: indexes = [],
    } = properties as TableProperties;
    const keys = [KeySchema, ...indexes.map((index) => index.KeySchema)].flat();
    const wanted = [...new Set(keys.map(({ AttributeName }) => AttributeName))].toSorted().join();
    const given = defined
      .map(({ AttributeName }) => AttributeName)
      .toSorted()
      .join();
    return [wanted !== given && `the attributes ${given} for the keys ${wanted}`];
  },
  /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html, and each service's own quotas */
  "AWS::S3::BucketPolicy": documentOf(20_480),
  "AWS::SNS::TopicPolicy": documentOf(30_720),
  "AWS::SQS::QueuePolicy": documentOf(8_192),
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
  "AWS::CloudWatch::Dashboard": ({ properties }) => {
    const { widgets } = JSON.parse(String(properties["DashboardBody"])) as { widgets: Widget[] };
    const counts = widgets.map((widget) => widget.properties.metrics?.length ?? 0);
    const all = counts.reduce((sum, count) => sum + count, 0);
    const logs = widgets.map((widget) => (widget.properties.query ?? "").split("SOURCE '").length - 1);
    return [
      /** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html */
      Math.max(...logs) > 50 && `a query of ${Math.max(...logs)} log groups, and the most is 50`,
      Math.max(...counts) > 500 && `a graph of ${Math.max(...counts)} metrics, and the most is 500`,
      all > 2500 && `a dashboard of ${all} metrics, and the most is 2,500`,
    ];
  },
};

type TableProperties = {
  AttributeDefinitions: { AttributeName: string }[];
  KeySchema: { AttributeName: string }[];
  GlobalSecondaryIndexes?: { KeySchema: { AttributeName: string }[] }[];
};
type Widget = { properties: { metrics?: unknown[]; query?: string } };
type AlarmProperties = {
  EvaluationPeriods: number;
  Period?: number;
  MetricName?: string;
  Metrics?: { Expression?: string; Period?: number; ReturnData?: boolean; MetricStat?: { Period: number } }[];
};

/** An alarm watches one metric, or what is worked out of ten at most; it looks back over a day, or a week by the hour. */
function alarmFaults({
  Metrics,
  MetricName,
  EvaluationPeriods,
  ...alarm
}: AlarmProperties): (string | false)[] {
  const counted = (Metrics ?? []).filter(({ MetricStat }) => MetricStat !== undefined);
  const worked = (Metrics ?? []).flatMap(({ Expression }) => Expression ?? []);
  const periods = [alarm.Period ?? 0, ...counted.map(({ MetricStat }) => MetricStat?.Period ?? 0)];
  const seconds = Math.max(...periods) * EvaluationPeriods;
  const backMax = Math.max(...periods) >= 3600 ? 604_800 : 86_400;
  const returned = (Metrics ?? []).filter(({ ReturnData }) => ReturnData !== false);
  return [
    (Metrics === undefined) === (MetricName === undefined) && "either a metric or metrics",
    counted.length > 10 && `${counted.length} metrics, and an alarm has at most 10`,
    worked.some((expression) => /\bSEARCH\s*\(/.test(expression)) && "SEARCH, which an alarm may not do",
    seconds > backMax && `a look back over ${seconds} s, and the most is ${backMax}`,
    Metrics !== undefined && returned.length !== 1 && "not exactly one of the metrics is watched",
  ];
}

function documentOf(max: number): Quota {
  return ({ properties }) => {
    const size = sizeOf(properties["PolicyDocument"]);
    return [size > max && `a policy of ${size} characters, and the most is ${max}`];
  };
}

/** The resource of a type that an ARN, a name or a URL means. */
function madeAs(
  type: string,
  meant: unknown,
  resources: readonly ResolvedResource[],
): ResolvedResource | undefined {
  const name = String(meant).split(/[:/]/).at(-1);
  return resources.find((one) => one.type === type && physicalName(one.stackName, one.logicalId) === name);
}

function sizeOf(document: unknown): number {
  return JSON.stringify(document).length;
}

export function faults(found: readonly (string | false)[]): string[] {
  return found.filter((fault) => fault !== false);
}
