import { readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { putProgramme } from "#infra/bundle.ts";
import { DataStack } from "#infra/data-stack.ts";
import type { FunctionId } from "#infra/functions.ts";
import { ServiceStack } from "#infra/service-stack.ts";
import type { Settings } from "#infra/settings.ts";
import { ofRun } from "#test/support/run/of-run.ts";
import { readStatement, type Statement } from "./policy.ts";
import { createResolver, type DeployedPlace, physicalName, type StackTemplate } from "./template-values.ts";

/** A function as the synthesised assembly deploys it. */
export type DeployedFunction = {
  /** The folder of its code in the assembly. */
  folder: string;
  environment: Readonly<Record<string, string>>;
  runtime: string;
  roleArn: string;
  statements: readonly Statement[];
  timeoutMs: number;
  logGroupArn: string;
  /** Where the events go that it failed on, if it is called without anyone waiting. */
  deadLetterArn: string | undefined;
};

/** A resource with the name that it is taken to get, its properties resolved. */
export type DeployedResource = { name: string; logicalId: string; properties: Record<string, unknown> };

/** The synthesised cloud assembly, as if it were deployed in a place: names are given, intrinsic functions resolved. */
export type Synthesised = {
  place: DeployedPlace;
  functions: ReadonlyMap<FunctionId, DeployedFunction>;
  resources(type: string): DeployedResource[];
};

/** Synthesises the stacks of a deployment with its bundles into a folder, exactly as `infra/app.ts` does. */
export async function synthesise(
  folder: string,
  settings: Settings,
  apiEndpoint: string,
): Promise<Synthesised> {
  const bundles = join(folder, "functions");
  await cp(await ofRun(settings.runtime === "nodejs22.x" ? "bundles-22" : "bundles"), bundles, {
    recursive: true,
  });
  if (settings.programmeFile !== undefined) await putProgramme(bundles, settings.programmeFile);
  const outdir = join(folder, "cdk.out");
  const { context } = JSON.parse(readFileSync("cdk.json", "utf8")) as { context: Record<string, unknown> };
  const app = new App({ outdir, context });
  const { account = "000000000000", region } = settings;
  const env = { account, region };
  const data = new DataStack(app, "yinhui-data", { env, settings });
  const service = new ServiceStack(app, "yinhui-service", { env, settings, data, bundles });
  const assembly = app.synth();
  const templates: StackTemplate[] = [data, service].map(({ stackName }) => ({
    ...assembly.getStackByName(stackName).template,
    stackName,
  }));
  const partition = region.startsWith("cn-") ? "aws-cn" : "aws";
  return deployed(templates, outdir, { account, region, partition, apiEndpoint });
}

function deployed(templates: readonly StackTemplate[], outdir: string, place: DeployedPlace): Synthesised {
  const resolve = createResolver(templates, place);
  const all = templates.flatMap((template) =>
    Object.entries(template.Resources).map(([logicalId, resource]) => ({
      logicalId,
      template,
      resource,
      name: physicalName(template.stackName, logicalId),
      properties: resolve(template, resource.Properties ?? {}) as Record<string, unknown>,
    })),
  );
  const resources = (type: string) => all.filter(({ resource }) => resource.Type === type);
  const statementsOf = (roleArn: unknown) =>
    resources("AWS::IAM::Role")
      .filter(({ template, logicalId }) => {
        return resolve(template, { "Fn::GetAtt": [logicalId, "Arn"] }) === roleArn;
      })
      .flatMap(({ name, properties }) => [
        ...((properties["Policies"] ?? []) as PolicyProperties[]),
        ...resources("AWS::IAM::Policy")
          .map((policy) => policy.properties as PolicyProperties & { Roles: string[] })
          .filter(({ Roles }) => Roles.includes(name)),
      ])
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement.map(readStatement));
  const assets = assetsOf(
    outdir,
    templates.map(({ stackName }) => stackName),
  );
  const functions = resources("AWS::Lambda::Function").map(({ properties }) => {
    const { Description, ...made } = properties as FunctionProperties;
    const logGroup = resources("AWS::Logs::LogGroup").find(
      ({ name }) => name === made.LoggingConfig.LogGroup,
    );
    return [
      Description,
      {
        folder: assets.get(made.Code.S3Key) ?? "",
        environment: made.Environment.Variables,
        runtime: made.Runtime,
        roleArn: made.Role,
        statements: statementsOf(made.Role),
        timeoutMs: made.Timeout * 1000,
        logGroupArn: `arn:${place.partition}:logs:${place.region}:${place.account}:log-group:${logGroup?.name}:log-stream:1`,
        deadLetterArn: made.DeadLetterConfig?.TargetArn,
      },
    ] as const;
  });
  return { place, functions: new Map(functions), resources };
}

type PolicyProperties = { PolicyDocument: { Statement: Record<string, unknown>[] } };
type FunctionProperties = {
  Description: FunctionId;
  Code: { S3Key: string };
  Role: string;
  Runtime: string;
  Timeout: number;
  Environment: { Variables: Record<string, string> };
  LoggingConfig: { LogGroup: string };
  DeadLetterConfig?: { TargetArn: string };
};

/** The folders of the files that the assembly uploads when it is deployed, by their key in the bucket of assets. */
function assetsOf(outdir: string, stackNames: readonly string[]): Map<string, string> {
  const manifests = stackNames.map(
    (name) =>
      JSON.parse(readFileSync(join(outdir, `${name}.assets.json`), "utf8")) as {
        files: Record<
          string,
          { source: { path: string }; destinations: Record<string, { objectKey: string }> }
        >;
      },
  );
  const files = manifests.flatMap((manifest) => Object.values(manifest.files));
  return new Map(
    files.flatMap(({ source, destinations }) =>
      Object.values(destinations).map(({ objectKey }) => [objectKey, join(outdir, source.path)] as const),
    ),
  );
}
