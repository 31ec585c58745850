import { copyFile } from "node:fs/promises";

/** Writes the checker as it lies beside the program. */
export function writeChecker(path: string): Promise<void> {
  return copyFile(new URL("check.mjs", import.meta.url), path);
}
