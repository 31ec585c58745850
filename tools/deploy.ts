import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryRoot, readMemories } from "#infra/memory.ts";
import { unnamed } from "#infra/names.ts";
import {
  checkProgramme,
  givenSettings,
  parseEach,
  readSettings,
  refuseUnknownSettings,
  withoutSettings,
} from "#infra/settings.ts";
import { readProgramme } from "#shared/config/programme-file.ts";
import { readParameters, regionOfProfile } from "./deploy/parameter-store.ts";
import { planDeployment } from "./deploy/plan-deployment.ts";
import { readArguments } from "./deploy/read-arguments.ts";

/** What `npm run` calls this for, and the command of the CDK that it comes to. */
const commands: Readonly<Record<string, string[]>> = { deploy: ["deploy", "--all"], diff: ["diff"] };

const [command = "", ...words] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "yinhui-deploy-"));
try {
  process.exitCode = await run(commands[command] ?? [], words);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error("Nothing was changed.");
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

/** Reads what the last deployment was made from, and has the CDK deploy by that and by what is given now. */
async function run(cdk: readonly string[], words: readonly string[]): Promise<number> {
  if (cdk.length === 0) throw new Error(`There is no command ${command}: npm run deploy, or npm run diff.`);
  const { settings: said, rest } = readArguments(words);
  const context: Record<string, unknown> = { ...contextOfFiles(), ...said };
  refuseUnknownSettings(Object.keys(context));
  const given = givenSettings((name) => context[name], process.env);
  parseEach(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== "")));
  const programme = given["programmeFile"] ? await readGiven(given["programmeFile"]) : undefined;
  const region = given["region"] || (await regionOfProfile());
  const memories = readMemories(await readParameters(region, memoryRoot));
  const { settings, kept } = planDeployment({ ...given, region }, memories, programme);
  const last = memories.get(given["name"] || unnamed);
  if (last?.programmeText !== undefined && programme === undefined) {
    settings["programmeFile"] = join(folder, "programme.json");
    writeFileSync(settings["programmeFile"], last.programmeText);
    kept.push("programmeFile");
  }
  await checkProgramme(readSettings((name) => settings[name], {}));
  if (kept.length > 0) console.log(`Kept from the last deployment: ${kept.join(", ")}`);
  const pairs = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return (
    spawnSync("cdk", [...cdk, ...pairs, ...rest], {
      stdio: "inherit",
      env: withoutSettings(process.env),
    }).status ?? 1
  );
}

async function readGiven(programmeFile: string) {
  await checkProgramme({ programmeFile });
  return readProgramme(programmeFile);
}

/** The settings that the CDK's files give, below those of the command line. */
function contextOfFiles(): Record<string, unknown> {
  const { context = {} } = JSON.parse(readFileSync("cdk.json", "utf8")) as { context?: object };
  const own = existsSync("cdk.context.json") ? JSON.parse(readFileSync("cdk.context.json", "utf8")) : {};
  return { ...context, ...own };
}
