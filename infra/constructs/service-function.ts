import { join } from "node:path";
import type { Duration } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Code, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { FunctionId } from "../functions.ts";
import type { Settings } from "../settings.ts";
import { acknowledge } from "./acknowledge.ts";
import { kept } from "./kept.ts";

const olderRuntime = "The region has no newer runtime yet; a deployment says so by the setting.";

/** What is the same or given for a function: its code, its settings and the hand-written statements of what it may do. */
export type ServiceFunctionProps = {
  id: FunctionId;
  /** The folder that holds one folder with a bundle for each function. */
  bundles: string;
  runtime: Settings["runtime"];
  architecture: Settings["architecture"];
  timeout: Duration;
  memoryMb: number;
  environment: Readonly<Record<string, string>>;
  statements: readonly PolicyStatement[];
  /** Where the events go that the function failed on; for functions that nobody waits for. */
  deadLetters?: Queue | undefined;
};

/** One Lambda function with its own log and a role that may do what its statements say and nothing else. */
export class ServiceFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, "Log", { retention: RetentionDays.SIX_MONTHS, removalPolicy: kept });
    this.logGroup = logGroup;
    const logging = new PolicyStatement({
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [logGroup.logGroupArn],
    });
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      inlinePolicies: { work: new PolicyDocument({ statements: [logging, ...props.statements] }) },
    });
    this.lambda = new LambdaFunction(this, "Function", {
      description: props.id,
      runtime: props.runtime === "nodejs22.x" ? Runtime.NODEJS_22_X : Runtime.NODEJS_24_X,
      architecture: props.architecture === "x86_64" ? Architecture.X86_64 : Architecture.ARM_64,
      code: Code.fromAsset(join(props.bundles, props.id)),
      handler: "index.handler",
      memorySize: props.memoryMb,
      timeout: props.timeout,
      environment: { ...props.environment },
      role,
      logGroup,
      ...(props.deadLetters === undefined ? {} : { deadLetterQueue: props.deadLetters }),
    });
    acknowledge(this, {
      "Serverless-LambdaTracing": "AWS China has no X-Ray for Lambda; log lines carry the request's id.",
      ...(props.runtime === "nodejs22.x" && {
        "AwsSolutions-L1": olderRuntime,
        "Serverless-LambdaLatestVersion": olderRuntime,
      }),
      ...(props.deadLetters === undefined && {
        "Serverless-LambdaDLQ":
          "Its caller waits for the answer, or its messages have dead letters at their queue.",
      }),
    });
  }
}
