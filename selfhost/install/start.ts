import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSettings } from "#shared/config/settings.ts";
import { backUpDaily } from "./back-up-daily.ts";
import { type Installation, placesOf, readInstallation } from "./installation.ts";
import { servedVersion } from "./server-health.ts";
import { setUp } from "./setup.ts";
import { SetupFault, setupFaultText } from "./setup-fault.ts";

// The command `yinhui` of a package: the server, the command line, and what keeps an installation.

/** Where this program's version is installed; an unpacked package, and a container, are not. */
const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const words = process.argv.slice(2);
const [word] = words;

if (word === "install" || word === "upgrade" || word === "go-back") process.exitCode = await setUp(words);
else {
  const installation = readInstallation(folder);
  if (installation !== undefined) becomeUser(installation);
  if (word === "serve") await import("../main.ts");
  else if (word === "daily-backup")
    process.exitCode = await sayOrFault(() =>
      backUpDaily(placesOf(folder).backups, parseSettings(process.env)),
    );
  else if (word === "health") process.exitCode = await sayOrFault(sayHealth);
  else await import("../cli.ts");
}

/** What an administrator runs touches data of the user as whom the server runs: that one is to own what is written. */
function becomeUser({ user, folder }: Installation): void {
  if (user === undefined || process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(placesOf(folder).backups);
  process.setgroups?.([gid]);
  process.setgid?.(gid);
  process.setuid?.(uid);
}

async function sayHealth(): Promise<string> {
  const version = await servedVersion(parseSettings(process.env));
  if (version === undefined) throw new SetupFault("没有应答，或说不能办理");
  return `${version} 正常`;
}

/** Says what comes of it, or why nothing does; gives the status that the program ends with. */
async function sayOrFault(work: () => Promise<string>): Promise<number> {
  try {
    console.log(await work());
    return 0;
  } catch (error) {
    console.error(setupFaultText(error));
    return 1;
  }
}
