import { randomBytes } from "node:crypto";
import { link, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { onDisk } from "./disk-failure.ts";

/**
 * Writes a file that is there whole or not at all, also after a crash; only its owner may read it. Fails with `disk-full`,
 * `folder-read-only`.
 */
export async function writeFileWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = await onDisk(() => writeTemporary(path, bytes));
  await moveIntoPlace(temporary, path);
}

/**
 * Writes a file if there is none of its name yet; the first of several writers wins. Fails with `disk-full`,
 * `folder-read-only`.
 */
export async function writeFileOnce(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = await onDisk(() => writeTemporary(path, bytes));
  try {
    await link(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Moves a finished file of the same disk to its place, for good. Fails with `disk-full`, `folder-read-only`. */
export async function moveIntoPlace(from: string, to: string): Promise<void> {
  await onDisk(async () => {
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await rename(from, to);
    await syncFolder(dirname(to));
  });
}

/** Tells whether a name is of a file that is still being written, or never was finished. */
export function isTemporary(path: string): boolean {
  return /\.[0-9a-f]{12}\.tmp$/.test(path);
}

/** Tells whether an error is the system's error of a code, such as ENOENT. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

async function writeTemporary(path: string, bytes: Uint8Array): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  const file = await open(temporary, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return temporary;
}

/** Makes durable what was added to a folder, or renamed in it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
