import { Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import { acknowledge } from "./acknowledge.ts";

/** Who may publish besides CloudWatch: the rules of an operator, such as of AWS Health; and the budget, where there is one. */
type Senders = { budget: boolean };

/**
 * The topic of all alarms. A policy that asks for TLS replaces the topic's default one, which lets the account's
 * services publish: so it allows the account's own ones explicitly.
 */
export function alarmTopic(scope: Construct, id: string, { budget }: Senders): Topic {
  const topic = new Topic(scope, id, { enforceSSL: true });
  const services = ["cloudwatch", "events", ...(budget ? ["budgets"] : [])];
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: "OwnAlarms",
      principals: services.map((name) => new ServicePrincipal(`${name}.amazonaws.com`)),
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": Stack.of(topic).account } },
    }),
  );
  acknowledge(topic, {
    "Serverless-SNSRedrivePolicy": "A mail that is lost leaves its alarm standing where operators look.",
  });
  return topic;
}
