import type { App } from "aws-cdk-lib";
import { DataStack } from "./data-stack.ts";
import { namesOf } from "./names.ts";
import { ServiceStack } from "./service-stack.ts";
import type { Settings } from "./settings.ts";

/** Both stacks of a deployment, by the names that its own name gives them, with the bundles of a folder. */
export function addStacks(app: App, settings: Settings, bundles: string) {
  const { account, region, name } = settings;
  const names = namesOf(name);
  const env = { region, ...(account === undefined ? {} : { account }) };
  const data = new DataStack(app, names.data, { env, settings, terminationProtection: true });
  const service = new ServiceStack(app, names.service, { env, settings, data, bundles });
  return { data, service };
}
