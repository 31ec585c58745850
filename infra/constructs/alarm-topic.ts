import { Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import { acknowledge } from "./acknowledge.ts";

/**
 * The topic that alarms are told to. A policy that asks for TLS takes the place of the topic's default one, which lets the
 * account's services publish: so it says itself that the account's own CloudWatch may.
 */
export function alarmTopic(scope: Construct, id: string): Topic {
  const topic = new Topic(scope, id, { enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: "OwnAlarms",
      principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
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
