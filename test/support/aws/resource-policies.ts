import { type AwsCall, allows, isMeant, readStatement, type Statement } from "./policy.ts";
import { arnOf, type DeployedPlace } from "./template-values.ts";

/** The resources of a type as they are deployed: their names and their properties, resolved. */
export type ResourcesOf = (
  type: string,
) => readonly { name: string; properties: Readonly<Record<string, unknown>> }[];

/** A statement of the policy that a resource has itself: whom it is about, and to what it is attached. */
export type ResourceStatement = Statement & { principals: readonly string[]; attachedTo: string };

/** Anyone, whether written as `"*"` or as `{"AWS": "*"}`. */
const anyone = "*";

/** What has a policy of its own that is not read here: it is refused rather than passed over. */
const unread = ["AWS::KMS::Key", "AWS::SecretsManager::ResourcePolicy", "AWS::SNS::TopicInlinePolicy"];

type Document = { Statement: Record<string, unknown>[] };

/** The statements of all policies of topics, queues, buckets, functions and of who may take on a role. */
export function resourceStatements(resources: ResourcesOf, place: DeployedPlace): ResourceStatement[] {
  const foreign = unread.find((type) => resources(type).length > 0);
  if (foreign !== undefined) throw new Error(`the policy of ${foreign} is not evaluated here`);
  const named = (type: string, value: unknown) =>
    arnOf(place, type, String(value).split(/[:/]/).at(-1) ?? "");
  const listOf = (value: unknown) => value as string[];
  const read = (document: unknown, attachedTo: string) =>
    (document as Document).Statement.map((statement) => readResourceStatement(statement, attachedTo));
  return [
    ...resources("AWS::SNS::TopicPolicy").flatMap(({ properties: { Topics, PolicyDocument } }) =>
      listOf(Topics).flatMap((topic) => read(PolicyDocument, topic)),
    ),
    ...resources("AWS::SQS::QueuePolicy").flatMap(({ properties: { Queues, PolicyDocument } }) =>
      listOf(Queues).flatMap((url) => read(PolicyDocument, named("AWS::SQS::Queue", url))),
    ),
    ...resources("AWS::S3::BucketPolicy").flatMap(({ properties: { Bucket, PolicyDocument } }) =>
      read(PolicyDocument, named("AWS::S3::Bucket", Bucket)),
    ),
    ...resources("AWS::IAM::Role").flatMap(({ name, properties }) =>
      read(properties["AssumeRolePolicyDocument"], named("AWS::IAM::Role", name)),
    ),
    ...resources("AWS::Lambda::Permission").map(({ properties }) =>
      permissionOf(properties, named("AWS::Lambda::Function", properties["FunctionName"])),
    ),
  ];
}

function readResourceStatement(
  { Principal, ...statement }: Record<string, unknown>,
  attachedTo: string,
): ResourceStatement {
  const named = typeof Principal === "object" ? (Principal ?? {}) : { AWS: Principal };
  const principals = Object.entries(named).flatMap(([kind, whom]) =>
    [whom].flat().map((one) => (kind === "AWS" || kind === "Service" ? String(one) : `${kind}:${one}`)),
  );
  return { ...readStatement({ Resource: attachedTo, ...statement }), principals, attachedTo };
}

/** `AWS::Lambda::Permission` adds a statement to the policy of a function. */
function permissionOf(
  { Action, Principal, SourceArn, SourceAccount }: Readonly<Record<string, unknown>>,
  attachedTo: string,
): ResourceStatement {
  const conditions = {
    ...(SourceArn !== undefined && { ArnLike: { "aws:SourceArn": [String(SourceArn)] } }),
    ...(SourceAccount !== undefined && { StringEquals: { "aws:SourceAccount": [String(SourceAccount)] } }),
  };
  const statement = { effect: "Allow", actions: [String(Action)], resources: [attachedTo] } as const;
  return { ...statement, conditions, principals: [String(Principal)], attachedTo };
}

/** A call that a service of AWS makes by itself. */
export type ServiceCall = AwsCall & { by: string };

/** Whether the policies of resources let a service make a call: one statement allows it to, and none denies it. */
export function letsService(statements: readonly ResourceStatement[], call: ServiceCall): boolean {
  return allows(about(statements, call.by, call), overTls(call));
}

/** Whether a statement of the policy of what is called denies a call that a role of the account may make. */
export function isDenied(statements: readonly ResourceStatement[], role: string, call: AwsCall): boolean {
  return about(statements, role, call).some(
    (statement) => statement.effect === "Deny" && isMeant(statement, overTls(call)),
  );
}

/** The statements that stand at what is called and speak of who calls. */
function about(
  statements: readonly ResourceStatement[],
  caller: string,
  { resource }: AwsCall,
): ResourceStatement[] {
  return statements.filter(
    ({ principals, attachedTo }) =>
      (resource === attachedTo || resource.startsWith(`${attachedTo}/`)) &&
      principals.some((principal) => principal === anyone || principal === caller),
  );
}

function overTls<Call extends AwsCall>(call: Call): Call {
  return { ...call, context: { ...call.context, "aws:SecureTransport": ["true"] } };
}

/**
 * Compares the policies of resources with what services do to them, both ways: a call that no policy lets a service
 * make, and what a policy allows that no service does; to allow something to anyone is always too much.
 */
export function compareResourcePolicies(
  statements: readonly ResourceStatement[],
  calls: readonly ServiceCall[],
): { notAllowed: string[]; notUsed: string[] } {
  const notAllowed = calls
    .filter((call) => !letsService(statements, call))
    .map(({ by, action, resource }) => `${by}: ${action} on ${resource}`);
  const notUsed = statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap((statement) => partsOf(statement).filter((part) => !isUsed(part, calls)))
    .map(({ principals, actions, resources }) => `${principals}: ${actions} on ${resources}`);
  return { notAllowed: [...new Set(notAllowed)], notUsed: [...new Set(notUsed)] };
}

function isUsed(part: ResourceStatement, calls: readonly ServiceCall[]): boolean {
  const [principal] = part.principals;
  return calls.some((call) => call.by === principal && isMeant(part, overTls(call)));
}

/** A statement for each of its principals, actions and resources. */
function partsOf(statement: ResourceStatement): ResourceStatement[] {
  return statement.principals.flatMap((principal) =>
    statement.actions.flatMap((action) =>
      statement.resources.map((resource) => ({
        ...statement,
        principals: [principal],
        actions: [action],
        resources: [resource],
      })),
    ),
  );
}
