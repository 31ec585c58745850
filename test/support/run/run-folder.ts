import { existsSync, mkdtempSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const memoryFolder = "/dev/shm";
const roomBytesMin = 2 ** 31;

/** A folder for everything that a run of tests writes: in memory where there is room, so that no ledger waits for a disk. */
export function makeRunFolder(): string {
  return mkdtempSync(join(hasRoom(memoryFolder) ? memoryFolder : tmpdir(), "yinhui-run-"));
}

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= roomBytesMin;
}
