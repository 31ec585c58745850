import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fillLedger } from "#selfhost/demo/fill-ledger.ts";
import { parseSettings } from "#shared/config/settings.ts";

/** Fills a folder whose identity key is known, so that another one filled at the same instant holds the same ledger. */
export async function makeDatedDemo(dataDir: string, instant: string): Promise<void> {
  await mkdir(join(dataDir, "keys"), { recursive: true, mode: 0o700 });
  await writeFile(join(dataDir, "keys", "identity"), new Uint8Array(32).fill(7), { mode: 0o600 });
  await fillLedger(parseSettings({ DATA_DIR: dataDir }), instant);
}

const [dataDir, instant] = process.argv.slice(2);
if (import.meta.main && dataDir !== undefined && instant !== undefined) await makeDatedDemo(dataDir, instant);
