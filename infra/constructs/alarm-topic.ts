import { Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import { acknowledge } from "./acknowledge.ts";

/** Who may publish besides CloudWatch: the rules of an operator, such as of AWS Health; and the budget, where there is one. */
type Senders = { budget: boolean };

/**
 * The topic of all alarms. A policy that asks for TLS replaces the topic's default one, which lets the account's
 * services publish: so it allows the account's own ones explicitly. EventBridge says nothing of where it comes from when it
 * publishes to a topic, so a condition would shut it out (docs/adr/0069-conditions-that-a-caller-brings.md).
 */
export function alarmTopic(scope: Construct, id: string, { budget }: Senders): Topic {
  const topic = new Topic(scope, id, { enforceSSL: true });
  const services = ["cloudwatch", ...(budget ? ["budgets"] : [])];
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: "OwnAlarms",
      principals: services.map((name) => new ServicePrincipal(`${name}.amazonaws.com`)),
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": Stack.of(topic).account } },
    }),
  );
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: "OperatorsRules",
      principals: [new ServicePrincipal("events.amazonaws.com")],
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
    }),
  );
  acknowledge(topic, {
    "Serverless-SNSRedrivePolicy": "A mail that is lost leaves its alarm standing where operators look.",
  });
  return topic;
}
