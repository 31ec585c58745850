import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { type AlarmId, alarmText } from "../alarms.ts";

/** When an alarm goes off: its metric is above a threshold in so many periods one after another. */
export type WatchedProps = {
  alarm: AlarmId;
  metric: IMetric;
  above?: number;
  periods?: number;
  topic: ITopic;
};

/** A metric with an alarm that tells the operators; where nothing is counted, all is well. */
export class Watched extends Construct {
  constructor(scope: Construct, id: string, { alarm, metric, above = 0, periods = 1, topic }: WatchedProps) {
    super(scope, id);
    const made = new Alarm(this, "Alarm", {
      alarmDescription: alarmText(alarm),
      metric,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: above,
      evaluationPeriods: periods,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    made.addAlarmAction(new SnsAction(topic));
  }
}
