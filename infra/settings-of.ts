import type { App } from "aws-cdk-lib";
import { checkProgramme, readSettings, refuseUnknownSettings, type Settings } from "./settings.ts";

/** The settings that a deployment is given, by its context or the environment. Throws with what is wrong with them. */
export async function settingsOf({ node }: App): Promise<Settings> {
  refuseUnknownSettings(Object.keys(node.getAllContext()));
  const settings = readSettings((name) => node.tryGetContext(name), process.env);
  await checkProgramme(settings);
  return settings;
}
