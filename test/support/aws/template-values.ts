/** A resource as it stands in a synthesised template. */
export type TemplateResource = {
  Type: string;
  Properties: Record<string, unknown>;
};

/** A synthesised template, by the name of its stack. */
export type StackTemplate = {
  stackName: string;
  Resources: Record<string, TemplateResource>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: unknown } }>;
};

/** The account, region and partition that the stacks are taken to be deployed in, and where their API answers. */
export type DeployedPlace = { account: string; region: string; partition: string; apiEndpoint: string };

/** The name that a resource is taken to get when it is deployed. */
export function physicalName(stackName: string, logicalId: string): string {
  return `${stackName}-${logicalId}`.toLowerCase();
}

/** Makes what resolves the intrinsic functions in a value of a stack's template, as CloudFormation does when it deploys. */
export function createResolver(templates: readonly StackTemplate[], place: DeployedPlace) {
  const exported = new Map(
    templates.flatMap((template) =>
      Object.values(template.Outputs ?? {}).map(({ Value, Export }) => [
        String(Export?.Name),
        { template, Value },
      ]),
    ),
  );

  function resolve(template: StackTemplate, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((part) => resolve(template, part));
    if (typeof value !== "object" || value === null) return value;
    const [[name = "", argument] = [], ...rest] = Object.entries(value);
    if (rest.length === 0 && (name === "Ref" || name.startsWith("Fn::"))) {
      return callIntrinsic(template, name, argument);
    }
    const resolved = Object.entries(value).map(([key, part]) => [key, resolve(template, part)] as const);
    return Object.fromEntries(resolved.filter(([, part]) => part !== undefined));
  }

  function callIntrinsic(template: StackTemplate, name: string, argument: unknown): unknown {
    if (name === "Ref") return refOf(template, String(argument));
    if (name === "Fn::GetAtt") return attributeOf(template, argument as [string, string]);
    if (name === "Fn::Join") {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map((part) => resolve(template, part)).join(separator);
    }
    if (name === "Fn::ImportValue") {
      const found = exported.get(String(argument));
      if (found === undefined) throw new Error(`nothing is exported as ${argument}`);
      return resolve(found.template, found.Value);
    }
    if (name === "Fn::Select") {
      const [index, parts] = argument as [number, unknown];
      return (resolve(template, parts) as unknown[])[index];
    }
    if (name === "Fn::Split") {
      const [separator, text] = argument as [string, unknown];
      return String(resolve(template, text)).split(separator);
    }
    throw new Error(`the intrinsic function ${name} is not known here`);
  }

  function refOf(template: StackTemplate, id: string): unknown {
    if (id === "AWS::NoValue") return undefined;
    const pseudo = pseudoParameters(place, template.stackName)[id];
    if (pseudo !== undefined) return pseudo;
    const made = template.Resources[id];
    if (made === undefined) throw new Error(`${template.stackName} has no resource ${id}`);
    const name = physicalName(template.stackName, id);
    switch (made.Type) {
      case "AWS::SQS::Queue":
        return `https://sqs.${hostOf(place)}/${place.account}/${name}`;
      case "AWS::SecretsManager::Secret":
      case "AWS::SNS::Topic":
        return arnOf(place, made.Type, name);
      case "AWS::Cognito::UserPool":
        return userPoolId(place);
      case "AWS::Cognito::UserPoolClient":
        return clientId;
      case "AWS::Cognito::UserPoolResourceServer":
        return resolve(template, made.Properties["Identifier"]);
      case "AWS::ApiGatewayV2::DomainName":
        return resolve(template, made.Properties["DomainName"]);
      case "AWS::ApiGatewayV2::Api":
        return new URL(place.apiEndpoint).hostname.split(".")[0];
      default:
        return name;
    }
  }

  function attributeOf(template: StackTemplate, [id, attribute]: [string, string]): string {
    const type = template.Resources[id]?.Type;
    if (type === undefined) throw new Error(`${template.stackName} has no resource ${id}`);
    const name = physicalName(template.stackName, id);
    switch (attribute) {
      case "Arn":
        return arnOf(place, type, name);
      case "ApiEndpoint":
        return place.apiEndpoint;
      case "ProviderURL":
        return `https://cognito-idp.${hostOf(place)}/${userPoolId(place)}`;
      case "QueueName":
        return name;
      case "RegionalDomainName":
        return type === "AWS::ApiGatewayV2::DomainName"
          ? `d-abcde12345.execute-api.${hostOf(place)}`
          : `${name}.s3.${hostOf(place)}`;
      default:
        throw new Error(`the attribute ${attribute} of ${type} is not known here`);
    }
  }

  return resolve;
}

function hostOf({ region, partition }: DeployedPlace): string {
  return `${region}.amazonaws.com${partition === "aws-cn" ? ".cn" : ""}`;
}

function pseudoParameters(place: DeployedPlace, stackName: string): Readonly<Record<string, string>> {
  return {
    "AWS::Partition": place.partition,
    "AWS::Region": place.region,
    "AWS::AccountId": place.account,
    "AWS::URLSuffix": `amazonaws.com${place.partition === "aws-cn" ? ".cn" : ""}`,
    "AWS::StackName": stackName,
  };
}

/** How the services name what they made, behind account and region. */
const arns: Readonly<Record<string, string>> = {
  "AWS::SQS::Queue": "sqs:",
  "AWS::SNS::Topic": "sns:",
  "AWS::Lambda::Function": "lambda:function:",
  "AWS::DynamoDB::GlobalTable": "dynamodb:table/",
  "AWS::SecretsManager::Secret": "secretsmanager:secret:",
  "AWS::Logs::LogGroup": "logs:log-group:",
  "AWS::Events::Rule": "events:rule/",
};

const clientId = "1example23456789abcdefghij";

function userPoolId({ region }: DeployedPlace): string {
  return `${region}_aBcDeFgHi`;
}

/** How a resource of a type with a name is called throughout AWS. */
export function arnOf({ partition, region, account }: DeployedPlace, type: string, name: string): string {
  if (type === "AWS::S3::Bucket") return `arn:${partition}:s3:::${name}`;
  if (type === "AWS::IAM::Role") return `arn:${partition}:iam::${account}:role/${name}`;
  const [, service, resource] = /^([a-z]+):(.*)$/.exec(arns[type] ?? "") ?? [];
  if (service === undefined) throw new Error(`the ARN of ${type} is not known here`);
  const end = type === "AWS::Logs::LogGroup" ? ":*" : "";
  return `arn:${partition}:${service}:${region}:${account}:${resource}${name}${end}`;
}
