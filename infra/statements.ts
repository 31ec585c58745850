import { Aws } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { readingsPrefix, tableIndex } from "#shared/adapters/dynamodb/table-definition.ts";
import type { Right } from "#shared/http/base/right.ts";
import { deferred, type FilePlace, offered } from "#shared/ports/base/file-store.ts";
import type { DataStack } from "./data-stack.ts";
import { type MadeFunction, mayNoteReadings } from "./functions.ts";
import type { Settings } from "./settings.ts";

/** What a function may do to what is kept, by its access to the table and its rights. */
export function statementsOf(
  made: MadeFunction,
  data: DataStack,
  { eventBus }: Pick<Settings, "eventBus">,
): PolicyStatement[] {
  const ofRights = made.rights.map((right) => statementOf(right, data, eventBus));
  if (made.access === "none") return ofRights;
  const reading = allow(["dynamodb:GetItem", "dynamodb:Query"], data.table.tableArn);
  return [reading, ...(mayNoteReadings(made) ? [notingReadings(data)] : []), ...ofRights];
}

/** Writing into the partitions of readings, and into no other. */
function notingReadings(data: DataStack): PolicyStatement {
  return new PolicyStatement({
    actions: ["dynamodb:PutItem"],
    resources: [data.table.tableArn],
    conditions: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [`${readingsPrefix}*`] } },
  });
}

/** A transaction needs the rights of its parts, so there is none for transactions. */
function statementOf(right: Right, data: DataStack, eventBus: string): PolicyStatement {
  const { tableArn } = data.table;
  const filesBelow = (folder: FilePlace | typeof offered.folder) => data.files.arnForObjects(`${folder}/*`);
  switch (right) {
    case "table:batch":
      return allow(["dynamodb:BatchGetItem"], tableArn);
    case "table:put":
      return allow(["dynamodb:PutItem"], tableArn);
    case "table:update":
      return allow(["dynamodb:UpdateItem"], tableArn);
    case "index:query":
      return allow(["dynamodb:Query"], `${tableArn}/index/${tableIndex.name}`);
    case "uploads:read":
      return allow(["s3:GetObject"], data.uploads.arnForObjects("*"));
    case "uploads:list":
      return allow(["s3:ListBucket"], data.uploads.bucketArn);
    case "uploads:write":
      return allow(["s3:PutObject"], data.uploads.arnForObjects("*"));
    case "uploads:remove":
      return allow(["s3:DeleteObject"], data.uploads.arnForObjects("*"));
    case "imports:read":
      return allow(["s3:GetObject"], filesBelow("imports"));
    case "imports:write":
      return allow(["s3:PutObject"], filesBelow("imports"));
    case "reports:read":
      return allow(["s3:GetObject"], filesBelow("reports"));
    case "reports:write":
      return allow(["s3:PutObject"], filesBelow("reports"));
    case "files:list":
      return allow(["s3:ListBucket"], data.files.bucketArn);
    case "files:offer":
      return allow(["s3:PutObject", "s3:GetObject"], filesBelow(offered.folder));
    case "deferred:write":
      return allow(["s3:PutObject", "s3:GetObject"], filesBelow(deferred.folder));
    case "deferred:send":
      return allow(["sqs:SendMessage"], data.deferred.queue.queueArn);
    case "checks:send":
      return allow(["sqs:SendMessage"], data.checks.queue.queueArn);
    case "posts:send":
      return allow(["sqs:SendMessage"], data.posts.queue.queueArn);
    case "identity-key:read":
      return allow(["secretsmanager:GetSecretValue"], data.identityKey.secretArn);
    case "signing-key:read":
      return allow(["secretsmanager:GetSecretValue"], data.signingSeed.secretArn);
    case "smtp:read":
      return allow(["secretsmanager:GetSecretValue"], data.mail.secretArn);
    case "events:put":
      return allow(
        ["events:PutEvents"],
        `arn:${Aws.PARTITION}:events:${Aws.REGION}:${Aws.ACCOUNT_ID}:event-bus/${eventBus}`,
      );
  }
}

function allow(actions: string[], resource: string): PolicyStatement {
  return new PolicyStatement({ actions, resources: [resource] });
}
