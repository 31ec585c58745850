import { Duration, Names, Stack } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { FilterPattern, type ILogGroup } from "aws-cdk-lib/aws-logs";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";

/** What is watched for: events that functions log when a person has to see to something. */
export type EventAlarmProps = {
  events: readonly string[];
  logGroups: readonly ILogGroup[];
  alarms: ITopic;
};

/** The alarm that goes off when a function logs one of the given events. */
export class EventAlarm extends Construct {
  constructor(scope: Construct, id: string, { events, logGroups, alarms }: EventAlarmProps) {
    super(scope, id);
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
    const alarm = new Alarm(this, "Alarm", {
      alarmDescription: "A report could not be made or mailed: docs/recipes/mail.md says what to do.",
      metric: new Metric({
        namespace: metricNamespace,
        metricName,
        period: Duration.minutes(5),
        statistic: "Sum",
      }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: 0,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(alarms));
  }
}
