import { readFileSync } from "node:fs";
import { App } from "aws-cdk-lib";
import { addStacks } from "#infra/deployment.ts";
import { readSettings } from "#infra/settings.ts";
import type { DeployedPlace, StackTemplate } from "#test/support/aws/template-values.ts";
import { account, templatesAlone } from "./stack-templates.ts";

/** The templates of a deployment, and where they are taken to be deployed. */
export type Templates = { templates: StackTemplate[]; place: DeployedPlace };

const synthesised = new Map<string, Templates>();

/**
 * The templates of a deployment as its program makes them, with the bundles that `writeBundles` wrote into a folder: made
 * once for each deployment, and a copy of its own for each caller, who may spoil it.
 */
export function templatesOf(context: Readonly<Record<string, string>>, bundles: string): Templates {
  const key = JSON.stringify(context);
  const known = synthesised.get(key) ?? synthesise(context, bundles);
  synthesised.set(key, known);
  return structuredClone(known);
}

function synthesise(context: Readonly<Record<string, string>>, bundles: string): Templates {
  const { context: own } = JSON.parse(readFileSync("cdk.json", "utf8")) as {
    context: Record<string, unknown>;
  };
  const app = new App({ context: own, ...templatesAlone });
  const settings = readSettings((key) => context[key], {});
  const { data, service } = addStacks(app, { ...settings, account }, bundles);
  const assembly = app.synth();
  const templates = [data, service].map(({ stackName }) => ({
    ...(assembly.getStackByName(stackName).template as Omit<StackTemplate, "stackName">),
    stackName,
  }));
  return { templates, place: placeOf(settings.region) };
}

function placeOf(region: string): DeployedPlace {
  const china = region.startsWith("cn-");
  const host = `execute-api.${region}.amazonaws.com${china ? ".cn" : ""}`;
  return { account, region, partition: china ? "aws-cn" : "aws", apiEndpoint: `https://a1b2c3d4e5.${host}` };
}
