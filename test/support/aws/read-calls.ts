import type { AwsCall } from "./policy.ts";
import type { DeployedPlace } from "./template-values.ts";

/** A request to a service of AWS as it went over the wire. */
export type AwsRequest = {
  service: string;
  method: string;
  /** Path and query. */
  url: string;
  target: string;
  body: Buffer;
};

type Values = Record<string, Record<string, string>>;
type DynamoRequest = {
  TableName?: string;
  IndexName?: string;
  Key?: Values;
  Item?: Values;
  KeyConditionExpression?: string;
  ExpressionAttributeValues?: Values;
  RequestItems?: Record<string, { Keys: Values[] }>;
  TransactItems?: Record<string, DynamoRequest>[];
};

const partitionKey = "pk";

/** The calls that a request makes, as IAM is asked about them: a transaction is asked about action by action. */
export function readCalls(request: AwsRequest, place: DeployedPlace): AwsCall[] {
  if (request.service === "s3") return [s3Call(request, place)];
  const operation = request.target.split(".").at(-1) ?? "";
  const input: unknown = JSON.parse(request.body.toString());
  if (request.service === "dynamodb") return dynamoCalls(operation, input as DynamoRequest, place);
  if (request.service === "eventbridge") return eventCalls(operation, input as EventsRequest, place);
  const { QueueUrl, SecretId } = input as { QueueUrl?: string; SecretId?: string };
  const queue = `arn:${place.partition}:sqs:${place.region}:${place.account}:${QueueUrl?.split("/").at(-1)}`;
  return [{ action: `${request.service}:${operation}`, resource: SecretId ?? queue, context: {} }];
}

/** What reading a missing object is asked about besides: whoever may not list a bucket is not told that it is missing. */
export function listCall(request: AwsRequest, { partition }: DeployedPlace): AwsCall {
  return {
    action: "s3:ListBucket",
    resource: `arn:${partition}:s3:::${objectOf(request).bucket}`,
    context: {},
  };
}

type EventsRequest = { Entries: { EventBusName?: string }[] };

/** Putting events is asked about bus by bus; what names none goes to the account's own. */
function eventCalls(operation: string, { Entries }: EventsRequest, place: DeployedPlace): AwsCall[] {
  const buses = new Set(Entries.map(({ EventBusName = "default" }) => EventBusName));
  return [...buses].map((bus) => ({
    action: `events:${operation}`,
    resource: `arn:${place.partition}:events:${place.region}:${place.account}:event-bus/${bus}`,
    context: {},
  }));
}

const s3Actions: Readonly<Record<string, string>> = {
  GET: "s3:GetObject",
  HEAD: "s3:GetObject",
  PUT: "s3:PutObject",
  POST: "s3:PutObject",
  DELETE: "s3:DeleteObject",
};

function s3Call(request: AwsRequest, place: DeployedPlace): AwsCall {
  const { bucket, key, version } = objectOf(request);
  if (key === "" && request.method !== "POST") return listCall(request, place);
  const action = `${s3Actions[request.method] ?? request.method}${version ? "Version" : ""}`;
  return { action, resource: `arn:${place.partition}:s3:::${bucket}/${key}`, context: {} };
}

function objectOf({ method, url, body }: AwsRequest): { bucket: string; key: string; version: boolean } {
  const { pathname, searchParams } = new URL(url, "http://s3.invalid");
  const [, bucket = "", ...key] = pathname.split("/");
  const posted = /name="key"\r\n\r\n([^\r]*)/.exec(method === "POST" ? body.toString("latin1") : "")?.[1];
  const version = searchParams.has("versionId");
  return { bucket, key: posted ?? decodeURIComponent(key.join("/")), version };
}

const transactedActions: Readonly<Record<string, string>> = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
  Get: "GetItem",
};

function dynamoCalls(operation: string, input: DynamoRequest, place: DeployedPlace): AwsCall[] {
  if (operation.startsWith("Transact")) {
    return (input.TransactItems ?? [])
      .flatMap((item) => Object.entries(item))
      .flatMap(([kind, inner]) => dynamoCalls(transactedActions[kind] ?? kind, inner, place));
  }
  const action = `dynamodb:${operation}`;
  const arn = (table = "") =>
    `arn:${place.partition}:dynamodb:${place.region}:${place.account}:table/${table.split("/").at(-1)}`;
  if (operation.startsWith("Batch")) {
    return Object.entries(input.RequestItems ?? {}).map(([table, { Keys }]) => ({
      action,
      resource: arn(table),
      context: leading(Keys.map((key) => key[partitionKey]?.["S"])),
    }));
  }
  const { TableName, IndexName, Key, Item } = input;
  const resource = IndexName === undefined ? arn(TableName) : `${arn(TableName)}/index/${IndexName}`;
  const key = operation === "Query" ? queriedKey(input) : (Key ?? Item)?.[partitionKey]?.["S"];
  return [{ action, resource, context: leading([key]) }];
}

/** The partition that a query names: the value that its first key, whose name ends in `pk`, has to equal. */
function queriedKey({ KeyConditionExpression = "", ExpressionAttributeValues = {} }: DynamoRequest) {
  const name = /\w*pk = (:\w+)/.exec(KeyConditionExpression)?.[1] ?? "";
  return ExpressionAttributeValues[name]?.["S"];
}

function leading(keys: readonly (string | undefined)[]): AwsCall["context"] {
  const known = [...new Set(keys.filter((key) => key !== undefined))];
  return known.length === 0 ? {} : { "dynamodb:LeadingKeys": known };
}
