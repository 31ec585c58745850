import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** A disk in memory of a few bytes. */
export type SmallDisk = {
  folder: string;
  /** Gives it other options of `mount`: `ro`, `rw`, `size=…`. */
  remount(options: string): Promise<void>;
  remove(): Promise<void>;
};

const run = promisify(execFile);

/** Mounts a disk of a size; `undefined` where this machine lets nobody mount. */
export async function mountSmallDisk(bytes: number): Promise<SmallDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "yinhui-disk-"));
  try {
    await run("mount", ["-t", "tmpfs", "-o", `size=${bytes},mode=700`, "tmpfs", folder]);
  } catch {
    await rm(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    async remount(options) {
      await run("mount", ["-o", `remount,${options}`, folder]);
    },
    async remove() {
      await run("umount", ["-l", folder]);
      await rm(folder, { recursive: true });
    },
  };
}
