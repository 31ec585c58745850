import * as z from "zod";
import { anything, arn, flag, free, list, made, oneOf, policy, type Rules, text, whole } from "./shape.ts";

const topicArn = arn("sns", /[\w-]{1,256}(\.fifo)?/u);
const dimensions = list(
  made({ Name: text(255, /[\x20-\x39\x3b-\x7e][\x20-\x7e]*/u), Value: text(1024) }),
  30,
);
const namespace = text(255, /[^:][\s\S]*/u);
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const period = z.union([oneOf([10, 20, 30]), z.int().min(60).max(604_800).multipleOf(60)]);
const statistic = text(32, /SampleCount|Average|Sum|Minimum|Maximum|IQM|(p|tm|tc|ts|wm)\d{1,2}(\.\d+)?/u);

export const watchingRules: Rules = {
  "AWS::Budgets::Budget": made({
    Budget: made({
      BudgetType: oneOf("COST"),
      TimeUnit: oneOf(["DAILY", "MONTHLY", "QUARTERLY", "ANNUALLY"]),
      BudgetLimit: made({ Amount: z.number().positive(), Unit: oneOf(["USD", "CNY"]) }),
    }),
    NotificationsWithSubscribers: list(
      made({
        Notification: made({
          NotificationType: oneOf(["ACTUAL", "FORECASTED"]),
          ComparisonOperator: oneOf(["GREATER_THAN", "LESS_THAN", "EQUAL_TO"]),
          Threshold: z.number().positive(),
        }),
        Subscribers: list(made({ SubscriptionType: oneOf("SNS"), Address: topicArn }), 1),
      }),
      10,
    ),
  }),
  "AWS::CloudWatch::Alarm": made(
    {
      ComparisonOperator: oneOf([
        "GreaterThanOrEqualToThreshold",
        "GreaterThanThreshold",
        "LessThanThreshold",
        "LessThanOrEqualToThreshold",
      ]),
      EvaluationPeriods: whole(1),
    },
    {
      AlarmName: text(255),
      AlarmActions: list(topicArn, 5),
      AlarmDescription: text(1024, anything, 0),
      Dimensions: dimensions,
      MetricName: text(255),
      Metrics: list(
        made(
          { Id: text(255, /[a-z][A-Za-z0-9_]*/u) },
          {
            Expression: text(2048),
            MetricStat: made({
              Metric: made({ MetricName: text(255), Namespace: namespace }, { Dimensions: dimensions }),
              Period: period,
              Stat: statistic,
            }),
            Label: free(),
            Period: period,
            ReturnData: flag,
          },
        ),
        20,
      ),
      Namespace: namespace,
      Period: period,
      Statistic: oneOf(["Average", "Maximum", "Minimum", "SampleCount", "Sum"]),
      Threshold: z.number(),
      TreatMissingData: oneOf(["breaching", "ignore", "missing", "notBreaching"]),
    },
  ),
  "AWS::CloudWatch::Dashboard": made({
    DashboardBody: free(),
    /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html */
    DashboardName: text(255, /[A-Za-z0-9_-]+/u),
  }),
  "AWS::Logs::LogGroup": made(
    {},
    {
      LogGroupName: text(512, /[.\-_/#A-Za-z0-9]+/u),
      RetentionInDays: oneOf([
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
        3653,
      ]),
    },
  ),
  "AWS::Logs::MetricFilter": made({
    FilterPattern: text(1024, anything, 0),
    LogGroupName: text(512, /[.\-_/#A-Za-z0-9]+/u),
    MetricTransformations: list(
      made({
        MetricName: text(255, /[^:*$\u0080-\u{10ffff}]+/u),
        MetricNamespace: text(256, /[0-9a-zA-Z.\-_/#]+/u),
        MetricValue: text(100, /[0-9]*|\$.*/u),
      }),
      1,
    ),
  }),
  "AWS::SNS::Topic": made({}, { TopicName: text(256, /[\w-]+(\.fifo)?/u) }),
  "AWS::SNS::TopicPolicy": made({ PolicyDocument: policy, Topics: list(topicArn, 100) }),
  "AWS::SNS::Subscription": made(
    { TopicArn: topicArn, Protocol: oneOf(["email", "email-json", "https", "lambda", "sqs"]) },
    { Endpoint: text(2048, /[^\s@]+@[^\s@]+/u) },
  ),
};
