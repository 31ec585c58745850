import type { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { tableIndex } from "#shared/adapters/dynamodb/table-definition.ts";

/** What DynamoDB counts of a table without its index, summed over periods. */
export function tableMetric(table: TableV2, metricName: string, period: Duration): Metric {
  return counted({ TableName: table.tableName }, metricName, period);
}

/** What DynamoDB counts of a table's index, summed over periods. */
export function indexMetric(table: TableV2, metricName: string, period: Duration): Metric {
  const dimensions = { TableName: table.tableName, GlobalSecondaryIndexName: tableIndex.name };
  return counted(dimensions, metricName, period);
}

function counted(dimensionsMap: Record<string, string>, metricName: string, period: Duration): Metric {
  return new Metric({ namespace: "AWS/DynamoDB", metricName, dimensionsMap, statistic: "Sum", period });
}
