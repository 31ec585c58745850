import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { readingsPrefix } from "#shared/adapters/dynamodb/table-definition.ts";
import { offered } from "#shared/ports/file-store.ts";
import type { DataStack } from "./data-stack.ts";
import { type FunctionId, mayNoteReadings, type Need, needs, tableAccess } from "./functions.ts";

/** What every function that touches the table may do to it. */
export const readActions = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"];
/** What those that write may do besides; a transaction needs the rights of its parts. */
export const writeActions = ["dynamodb:PutItem", "dynamodb:UpdateItem"];

/** What a function may do to what is kept, by its access in the table of routes and its needs. */
export function statementsOf(id: FunctionId, data: DataStack): PolicyStatement[] {
  const ofNeeds = (needs[id] ?? []).flatMap((need) => statementsOfNeed(need, data));
  const access = tableAccess(id);
  if (access === "none") return ofNeeds;
  const ofTable = new PolicyStatement({
    actions: access === "write" ? [...readActions, ...writeActions] : readActions,
    resources: [data.table.tableArn, `${data.table.tableArn}/index/*`],
  });
  return [ofTable, ...(mayNoteReadings(id) ? [notingReadings(data)] : []), ...ofNeeds];
}

/** Writing into the partitions of readings, and into no other. */
function notingReadings(data: DataStack): PolicyStatement {
  return new PolicyStatement({
    actions: ["dynamodb:PutItem"],
    resources: [data.table.tableArn],
    conditions: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [`${readingsPrefix}*`] } },
  });
}

function statementsOfNeed(need: Need, data: DataStack): PolicyStatement[] {
  switch (need) {
    case "uploads:read":
      return readsOf(data.uploads);
    case "uploads:write":
      return [allow("s3:PutObject", data.uploads.arnForObjects("*"))];
    case "files:read":
      return readsOf(data.files);
    case "files:write":
      return [allow("s3:PutObject", data.files.arnForObjects("*"))];
    case "files:offer":
      return [allow("s3:PutObject", data.files.arnForObjects(`${offered.folder}/*`))];
    case "checks:send":
      return [allow("sqs:SendMessage", data.checks.queue.queueArn)];
    case "posts:send":
      return [allow("sqs:SendMessage", data.posts.queue.queueArn)];
    case "identity-key:read":
      return [allow("secretsmanager:GetSecretValue", data.identityKey.secretArn)];
    case "smtp:read":
      return [allow("secretsmanager:GetSecretValue", data.mail.secretArn)];
  }
}

/** Listing is needed to be told that a file is missing: without it S3 answers as if reading it were forbidden. */
function readsOf(bucket: DataStack["files"]): PolicyStatement[] {
  return [allow("s3:GetObject", bucket.arnForObjects("*")), allow("s3:ListBucket", bucket.bucketArn)];
}

function allow(action: string, resource: string): PolicyStatement {
  return new PolicyStatement({ actions: [action], resources: [resource] });
}
