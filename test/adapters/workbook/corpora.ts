import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const beside = fileURLToPath(new URL("../../../../shared/corpora", import.meta.url));

/** The folder of foreign files: the one that `CORPUS` names, else the one beside the repository, if either is there. */
export const corpora = [process.env["CORPUS"], beside].find(
  (folder) => folder !== undefined && existsSync(folder),
);

/** The files of a folder and of those within it, in the order of their names. */
export async function filesOf(folder: string): Promise<{ name: string; path: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, path: join(entry.parentPath, entry.name) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
