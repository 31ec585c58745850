import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { textsInFile } from "./texts-in-file.ts";

/** All texts in the files below a folder, their names among them; of an unwanted file only its name. */
export async function textsBelow(
  folder: string,
  wanted: (path: string) => boolean = () => true,
): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = async (path: string) => {
    const name = relative(folder, path);
    return wanted(path) ? textsInFile(name, await readFile(path)) : [name];
  };
  return (await Promise.all(paths.map(read))).flat();
}
