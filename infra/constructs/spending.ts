import { Stack } from "aws-cdk-lib";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";

/**
 * What the account may cost a month, in whole units of the currency that it is billed in; the operators are told when
 * four fifths of it are spent, and when the month is expected to cost more.
 */
export class Spending extends Construct {
  constructor(scope: Construct, id: string, props: { amount: number; topic: ITopic }) {
    super(scope, id);
    const { amount, topic } = props;
    const unit = Stack.of(this).region.startsWith("cn-") ? "CNY" : "USD";
    const telling = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
      notification: { notificationType, comparisonOperator: "GREATER_THAN", threshold },
      subscribers: [{ subscriptionType: "SNS", address: topic.topicArn }],
    });
    const budget = new CfnBudget(this, "Budget", {
      budget: { budgetType: "COST", timeUnit: "MONTHLY", budgetLimit: { amount, unit } },
      notificationsWithSubscribers: [telling("ACTUAL", 80), telling("FORECASTED", 100)],
    });
    budget.node.addDependency(topic);
  }
}
