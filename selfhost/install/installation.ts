import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import * as z from "zod";
import { parseSettings, type Settings } from "#shared/config/settings.ts";
import { SetupFault } from "./setup-fault.ts";

const installationSchema = z.object({
  version: z.string(),
  /** What starts the server with the machine. */
  service: z.enum(["systemd", "windows-task", "none"]),
  /** The user of the system as whom everything runs, where it is not who calls. */
  user: z.string().optional(),
  /** What an upgrade left to go back to: the version of before, and the backup that it made. */
  before: z.object({ version: z.string(), backup: z.string() }).optional(),
});

/** What is installed in a folder. The programs of each version lie apart, the settings and the data outlive them. */
export type Installation = z.output<typeof installationSchema> & { folder: string };

/** The places of an installation. */
export function placesOf(folder: string) {
  return {
    record: join(folder, "installation.json"),
    /** The version that the command `yinhui` runs. */
    current: join(folder, "CURRENT"),
    settings: join(folder, "yinhui.env"),
    backups: join(folder, "backups"),
    program: (version: string) => join(folder, "versions", version),
  };
}

/** What is installed in a folder; `undefined` where nothing is. */
export function readInstallation(folder: string): Installation | undefined {
  let text: string;
  try {
    text = readFileSync(placesOf(folder).record, "utf8");
  } catch {
    return undefined;
  }
  const parsed = installationSchema.safeParse(parseJson(text));
  if (!parsed.success)
    throw new SetupFault(`${placesOf(folder).record} 读不懂，可能被改动过。请恢复原来的内容后再试。`);
  return { ...parsed.data, folder };
}

/** Keeps what is installed; whoever reads sees the record of before or this one. */
export function writeInstallation({ folder, ...record }: Installation): void {
  replaceFile(placesOf(folder).record, `${JSON.stringify(record, undefined, 2)}\n`, 0o644);
}

/** The settings that the installation's server runs with. */
export function settingsOf(folder: string): Settings {
  return parseSettings(environmentOf(folder));
}

/** What the settings file says, as an environment. */
export function environmentOf(folder: string): Readonly<Record<string, string | undefined>> {
  return parseEnv(readFileSync(placesOf(folder).settings, "utf8"));
}

/** Writes a file whole or not at all. */
export function replaceFile(file: string, text: string, mode: number): void {
  const fresh = `${file}.new`;
  writeFileSync(fresh, text, { mode });
  renameSync(fresh, file);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
