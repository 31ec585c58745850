import { Duration, Names, Stack } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern, type ILogGroup } from "aws-cdk-lib/aws-logs";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { AlarmId } from "../alarms.ts";
import { Watched } from "./watched.ts";

/** What is watched for: events that functions log when a person has to see to something. */
export type EventAlarmProps = {
  alarm: AlarmId;
  events: readonly string[];
  logGroups: readonly ILogGroup[];
  alarms: ITopic;
  /** The alarm goes off when none was logged for two days, instead of when one was. */
  silence?: boolean;
};

/**
 * The alarm that goes off when a function logs one of the given events. It stays on for a day, so that what is retried
 * each hour alarms once a day.
 */
export class EventAlarm extends Construct {
  constructor(scope: Construct, id: string, props: EventAlarmProps) {
    super(scope, id);
    const { alarm, events, logGroups, alarms, silence = false } = props;
    const metricNamespace = Stack.of(this).stackName;
    const metricName = Names.uniqueResourceName(this, {});
    const filterPattern = FilterPattern.any(
      ...events.map((event) => FilterPattern.stringValue("$.message", "=", event)),
    );
    for (const [index, logGroup] of logGroups.entries()) {
      logGroup.addMetricFilter(`${id}${index}`, {
        filterPattern,
        metricNamespace,
        metricName,
        metricValue: "1",
      });
    }
    new Watched(this, "Told", {
      alarm,
      metric: new Metric({
        namespace: metricNamespace,
        metricName,
        period: Duration.days(1),
        statistic: "Sum",
      }),
      ...(silence && { silence, periods: 2 }),
      topic: alarms,
    });
  }
}
