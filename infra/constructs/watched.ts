import { Stack } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { type AlarmId, alarmText } from "../alarms.ts";
import { nameOfStack } from "../names.ts";

/**
 * When an alarm goes off: its metric is above a threshold in so many periods one after another or, for `silence`, nothing
 * was counted in any of them.
 */
export type WatchedProps = {
  alarm: AlarmId;
  metric: IMetric;
  above?: number;
  periods?: number;
  silence?: boolean;
  topic: ITopic;
};

/** A metric with an alarm that tells the operators; where nothing is counted, all is well, unless silence is the alarm. */
export class Watched extends Construct {
  constructor(scope: Construct, id: string, props: WatchedProps) {
    super(scope, id);
    const { alarm, metric, above = 0, periods = 1, silence = false, topic } = props;
    const made = new Alarm(this, "Alarm", {
      alarmDescription: alarmText(alarm, nameOfStack(Stack.of(this).stackName)),
      metric,
      comparisonOperator: silence
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: silence ? 1 : above,
      evaluationPeriods: periods,
      treatMissingData: silence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    made.addAlarmAction(new SnsAction(topic));
  }
}
