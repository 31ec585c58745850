import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

const named = process.env["CORPUS"];

/** The folder of foreign files that `CORPUS` names, if it is there. */
export const corpora = named !== undefined && existsSync(named) ? named : undefined;

/** The files of a folder and of those within it, in the order of their names. */
export async function filesOf(folder: string): Promise<{ name: string; path: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, path: join(entry.parentPath, entry.name) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
