import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { originOf } from "#shared/config/settings.ts";
import { install, usualPlaces } from "./install.ts";
import { type Installation, placesOf, settingsOf } from "./installation.ts";
import { launcherOf } from "./launchers.ts";
import { type Machine, thisMachine } from "./machine.ts";
import { setupFaultText } from "./setup-fault.ts";
import { goBack, upgrade } from "./upgrade.ts";

const usage = `用法 / usage:
  install [--into FOLDER] [--data FOLDER] [--port PORT] [--user USER] [--no-service]
  upgrade [--into FOLDER]
  yinhui go-back [--restore]`;

const options = {
  into: { type: "string" },
  data: { type: "string" },
  port: { type: "string" },
  user: { type: "string" },
  "no-service": { type: "boolean", default: false },
  restore: { type: "boolean", default: false },
} as const;

/** The package or the installed version that this program is part of. */
const ownFolder = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Installs, upgrades or goes back, as the words ask. Gives the status that the program ends with. */
export async function setUp([word = "", ...words]: readonly string[]): Promise<number> {
  const machine = thisMachine();
  try {
    const { values } = parseArgs({ args: [...words], options });
    const into = values.into ?? usualPlaces(machine).folder;
    if (word === "install") {
      const choices = { folder: into, dataDir: values.data, port: values.port, user: values.user };
      console.log(
        installedText(
          await install(ownFolder, { ...choices, hasService: !values["no-service"] }, machine),
          machine,
        ),
      );
    } else if (word === "upgrade") {
      const { version, before } = await upgrade(ownFolder, into, machine, console.log);
      console.log(
        `已升级到 ${version}。升级前的备份：${before?.backup}。要退回 ${before?.version}：yinhui go-back`,
      );
    } else if (word === "go-back") {
      const folder = values.into ?? join(ownFolder, "..", "..");
      const { version } = await goBack(folder, machine, { mayRestore: values.restore }, console.log);
      console.log(`已退回 ${version}。`);
    } else {
      console.error(usage);
      return 2;
    }
    return 0;
  } catch (error) {
    console.error(setupFaultText(error));
    if (!isMisused(error)) return 1;
    console.error(usage);
    return 2;
  }
}

function installedText(installation: Installation, machine: Machine): string {
  const { folder, version, service } = installation;
  const { host, port, dataDir } = settingsOf(folder);
  const launcher = launcherOf(machine.platform, folder);
  const start = service === "none" ? `启动：${launcher} serve` : "已启动，以后随机器启动；每夜 2:30 备份";
  return `yinhui ${version} 已装在 ${folder}
${start}
网页：${originOf(host, port)}/
数据：${dataDir}
设置：${placesOf(folder).settings}
正式使用：${launcher} invite supervisor   打印第一位科协人员的一次性链接`;
}

function isMisused(error: unknown): boolean {
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
