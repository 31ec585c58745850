import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "#shared/config/settings.ts";
import { shanghaiMinute } from "#shared/domain/base/instant.ts";
import { sayBackup } from "../commands/carry-installation.ts";

const keptBackups = 30;
const dayFolder = /^\d{4}-\d{2}-\d{2}$/;

/** Backs the data up into a folder of the day's name below `backups`, where there is none yet, and keeps the last thirty. */
export async function backUpDaily(backups: string, settings: Settings): Promise<string> {
  const out = join(backups, shanghaiMinute(new Date().toISOString()).slice(0, 10));
  const said = existsSync(out) ? `${out} 已经有了` : await sayBackup(settings, undefined, out);
  const days = readdirSync(backups).filter((name) => dayFolder.test(name));
  for (const name of days.sort().slice(0, -keptBackups)) rmSync(join(backups, name), { recursive: true });
  return said;
}
