import { Duration } from "aws-cdk-lib";
import {
  type IMetric,
  type IWidget,
  LogQueryWidget,
  MathExpression,
  Metric,
  SingleValueWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { dashboardTitles } from "../dashboard-titles.ts";
import type { OperationsProps } from "./operations-props.ts";
import { indexMetric, tableMetric } from "./table-metric.ts";

const period = Duration.minutes(5);

/** What a month's bill is made of as far as it is counted, added up over the time that is shown (docs/cost.md). */
export function usageWidgets({ api, data, logGroups }: OperationsProps): IWidget[] {
  const unitsOf = (metricName: string) => [
    tableMetric(data.table, metricName, period),
    indexMetric(data.table, metricName, period),
  ];
  const queueCalls = [data.checks.queue, data.posts.queue, data.deferred.queue].flatMap(callsOf);
  return [
    new SingleValueWidget({
      title: dashboardTitles.used,
      metrics: [
        sumOf("接口调用 / API calls", "calls", [api.requests(period)]),
        sumOf("读单位 / read units", "reads", unitsOf("ConsumedReadCapacityUnits")),
        sumOf("写单位 / write units", "writes", unitsOf("ConsumedWriteCapacityUnits")),
        sumOf("队列调用 / SQS calls", "queues", queueCalls),
        sumOf("发出字节 / bytes sent", "bytes", [api.bytes(period)]),
      ],
      setPeriodToTimeRange: true,
      width: 12,
    }),
    new LogQueryWidget({
      title: dashboardTitles.functions,
      logGroupNames: logGroups.map(({ logGroupName }) => logGroupName),
      queryLines: [
        "parse @message /Billed Duration: (?<billedMs>\\d+) ms\\s+Memory Size: (?<memoryMb>\\d+) MB/",
        "stats count(billedMs) as requests, sum(billedMs * memoryMb) / 1024000 as gbSeconds, sum(strlen(@message)) / 1000000 as logMb",
      ],
      width: 6,
    }),
    new SingleValueWidget({
      title: dashboardTitles.files,
      metrics: [data.files, data.uploads].flatMap(kept),
      width: 6,
    }),
  ];
}

/** What is sent to a queue, taken from it and deleted, and how often it is asked for nothing: each is a call, of one message or more. */
function callsOf(queue: Queue): IMetric[] {
  return [
    queue.metricNumberOfEmptyReceives({ period }),
    queue.metricNumberOfMessagesReceived({ period }),
    queue.metricNumberOfMessagesSent({ period }),
    queue.metricNumberOfMessagesDeleted({ period }),
  ];
}

/** S3 says once a day what a bucket holds; of calls it counts none without a price of its own. */
function kept(bucket: Bucket): IMetric[] {
  const daily = (metricName: string, storageType: string) =>
    new Metric({
      namespace: "AWS/S3",
      metricName,
      dimensionsMap: { BucketName: bucket.bucketName, StorageType: storageType },
      statistic: "Average",
      period: Duration.days(1),
    });
  return [daily("NumberOfObjects", "AllStorageTypes"), daily("BucketSizeBytes", "StandardStorage")];
}

function sumOf(label: string, id: string, metrics: readonly IMetric[]): MathExpression {
  return new MathExpression({
    label,
    expression: `SUM([${metrics.map((_, index) => `${id}${index}`).join(",")}])`,
    usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`${id}${index}`, metric])),
    period,
  });
}
