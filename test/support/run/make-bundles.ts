import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { bundle } from "#infra/bundle.ts";
import type { Settings } from "#infra/settings.ts";

const metafileName = "metafile.json";

/** What esbuild said of the bundles in a folder that this program made. */
export async function readMetafile(folder: string): Promise<Metafile> {
  return JSON.parse(await readFile(join(folder, metafileName), "utf8"));
}

/** Bundles every function into a folder, and keeps there what esbuild said of it. */
async function makeBundles(folder: string, settings?: Pick<Settings, "runtime">): Promise<void> {
  const metafile = await bundle(folder, settings);
  await writeFile(join(folder, metafileName), JSON.stringify(metafile));
}

const [folder, runtime] = process.argv.slice(2);
if (import.meta.main && folder !== undefined) {
  await makeBundles(folder, runtime === "nodejs22.x" ? { runtime } : undefined);
}
