/** A public price: what it is asked for, in USD for so many of a unit, and where it stands. */
export type Price = { name: string; usd: number; per: number; unit: string; page: string };

/** The day and the region of the prices. */
export const pricesOf = { on: "2026-11-25", region: "us-east-1" } as const;

const million = 1_000_000;

/** The list prices that a deployment pays, without any free tier. */
export const prices = {
  writes: {
    name: "DynamoDB, on-demand write units",
    usd: 0.625,
    per: million,
    unit: "units",
    page: "https://aws.amazon.com/dynamodb/pricing/on-demand/",
  },
  reads: {
    name: "DynamoDB, on-demand read units",
    usd: 0.125,
    per: million,
    unit: "units",
    page: "https://aws.amazon.com/dynamodb/pricing/on-demand/",
  },
  storage: {
    name: "DynamoDB, storage and point-in-time recovery (0.25 + 0.20)",
    usd: 0.45,
    per: 1,
    unit: "GB a month",
    page: "https://aws.amazon.com/dynamodb/pricing/on-demand/",
  },
  apiCalls: {
    name: "API Gateway, HTTP API",
    usd: 1,
    per: million,
    unit: "calls",
    page: "https://aws.amazon.com/api-gateway/pricing/",
  },
  invocations: {
    name: "Lambda, requests",
    usd: 0.2,
    per: million,
    unit: "requests",
    page: "https://aws.amazon.com/lambda/pricing/",
  },
  gigabyteSeconds: {
    name: "Lambda, arm64",
    usd: 13.3334,
    per: million,
    unit: "GB-seconds",
    page: "https://aws.amazon.com/lambda/pricing/",
  },
  filesWritten: {
    name: "S3 Standard, PUT",
    usd: 5,
    per: million,
    unit: "requests",
    page: "https://aws.amazon.com/s3/pricing/",
  },
  filesRead: {
    name: "S3 Standard, GET",
    usd: 0.4,
    per: million,
    unit: "requests",
    page: "https://aws.amazon.com/s3/pricing/",
  },
  queueCalls: {
    name: "SQS, standard queues",
    usd: 0.4,
    per: million,
    unit: "requests",
    page: "https://aws.amazon.com/sqs/pricing/",
  },
  secrets: {
    name: "Secrets Manager",
    usd: 0.4,
    per: 1,
    unit: "secrets a month",
    page: "https://aws.amazon.com/secrets-manager/pricing/",
  },
  alarms: {
    name: "CloudWatch, metrics that alarms watch",
    usd: 0.1,
    per: 1,
    unit: "metrics a month",
    page: "https://aws.amazon.com/cloudwatch/pricing/",
  },
  metrics: {
    name: "CloudWatch, metrics of our own",
    usd: 0.3,
    per: 1,
    unit: "metrics a month, by the hour",
    page: "https://aws.amazon.com/cloudwatch/pricing/",
  },
  dashboards: {
    name: "CloudWatch, dashboards",
    usd: 3,
    per: 1,
    unit: "dashboards a month",
    page: "https://aws.amazon.com/cloudwatch/pricing/",
  },
  logs: {
    name: "CloudWatch, logs taken in",
    usd: 0.5,
    per: 1,
    unit: "GB",
    page: "https://aws.amazon.com/cloudwatch/pricing/",
  },
  traffic: {
    name: "Data sent to the internet",
    usd: 0.09,
    per: 1,
    unit: "GB",
    page: "https://aws.amazon.com/ec2/pricing/on-demand/",
  },
} as const satisfies Record<string, Price>;

export type PriceName = keyof typeof prices;

/** What a quantity costs, in USD. */
export function usdOf(name: PriceName, quantity: number): number {
  return (quantity * prices[name].usd) / prices[name].per;
}
