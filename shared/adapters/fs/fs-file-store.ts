import { mkdir, open, opendir, readdir, rm, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { FileArea, FileKeys, FilePlace, FileStore } from "#shared/ports/base/file-store.ts";
import { hasCode, isTemporary, moveIntoPlace, writeFileWhole } from "./write-file-whole.ts";

/** A file store on a folder, which takes in as well what already lies on the same disk. */
export type FsFileStore = FileStore &
  FileKeys & {
    /** Moves a finished, synchronised file into an area. */
    takeIn(area: FileArea, key: string, path: string): Promise<void>;
    /** Removes what of a place was last written before an instant, in milliseconds since 1970; gives how many files. */
    removeBefore(area: FilePlace, instantMs: number): Promise<number>;
  };

const keyPattern = /^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/;
const keyLengthMax = 500;

/** Makes a file store on a folder; files are readable by their owner only. */
export function createFsFileStore(folder: string): FsFileStore {
  return {
    put: (area, key, bytes) => writeFileWhole(pathOf(folder, area, key), bytes),
    get: (area, key, byteSizeMax) => readWhole(pathOf(folder, area, key), byteSizeMax),
    offer: async () => undefined,
    remove: (area, key) => rm(pathOf(folder, area, key), { force: true }),
    takeIn: (area, key, path) => moveIntoPlace(path, pathOf(folder, area, key)),
    keys: (area) => keysIn(join(folder, area)),
    removeBefore: (area, instantMs) => removeBefore(join(folder, area), instantMs),
  };
}

function pathOf(folder: string, area: FilePlace, key: string): string {
  const segments = key.split("/");
  const climbs = segments.some((segment) => segment === "." || segment === "..");
  if (!keyPattern.test(key) || climbs || key.length > keyLengthMax) {
    throw new RangeError("a file's key is not made of plain segments");
  }
  return join(folder, area, ...segments);
}

async function readWhole(path: string, byteSizeMax: number): Promise<Uint8Array | undefined> {
  const file = await open(path, "r").catch((error: unknown) => {
    if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  try {
    const { size } = await file.stat();
    if (size > byteSizeMax) throw new LedgerFailure("file-too-large");
    return new Uint8Array(await file.readFile());
  } finally {
    await file.close();
  }
}

async function* keysIn(folder: string): AsyncGenerator<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for await (const entry of await opendir(folder, { recursive: true })) {
    const key = relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/");
    if (entry.isFile() && keyPattern.test(key) && !isTemporary(key)) yield key;
  }
}

async function removeBefore(folder: string, instantMs: number): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let removed = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || (await stat(path)).mtimeMs >= instantMs) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
