import { createHash, randomBytes } from "node:crypto";
import { chmod, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { JournalHead } from "#shared/domain/ledger/journal.ts";
import type { BackupWriter } from "#shared/ports/backup.ts";
import { syncFolder } from "../fs/write-file-whole.ts";
import { hashLines } from "./hashed-lines.ts";
import { backupPaths, formatVersion, type Manifest } from "./manifest.ts";

/** A backup that is being written next to its final place. */
export type BackupFolderWriter = BackupWriter & {
  /** A folder that is gone when the backup is finished or abandoned. */
  scratch: string;
  putWhole(path: string, bytes: Uint8Array): Promise<void>;
  /** Writes the manifest and puts the backup into its place, whole. */
  finish(
    about: Pick<Manifest, "madeAt" | "programVersion" | "storeName"> & { head: JournalHead },
  ): Promise<Manifest>;
  /** Removes all of a backup that was not finished. */
  abandon(): Promise<void>;
};

/** Begins a backup that is to be a folder of its owner's alone. Fails with `backup-exists`. */
export async function beginBackupFolder(place: string): Promise<BackupFolderWriter> {
  const folder = resolve(place);
  if (await stat(folder).catch(() => undefined)) throw new LedgerFailure("backup-exists", { folder: place });
  const unfinished = `${folder}.${randomBytes(6).toString("hex")}.tmp`;
  const scratch = join(unfinished, "scratch");
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  await chmod(unfinished, 0o700);
  const files: Manifest["files"] = [];
  const counts: Manifest["counts"] = {};
  const putWhole = async (path: string, bytes: Uint8Array) => {
    await writeSynced(join(unfinished, path), async (file) => void (await file.writeFile(bytes)));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    files.push({ path, byteSize: bytes.byteLength, sha256 });
  };
  return {
    scratch,
    putWhole,
    async writeList(name, records) {
      const path = `${name}.jsonl`;
      const { records: count, ...written } = await writeSynced(join(unfinished, path), (file) =>
        hashLines(records, async (chunk) => void (await file.writeFile(chunk))),
      );
      files.push({ path, ...written });
      counts[name] = count;
      return written.sha256;
    },
    hashList: async (_name, records) => (await hashLines(records, async () => {})).sha256,
    writeFile: ({ area, key }, bytes) => putWhole(`files/${area}/${key}`, bytes),
    async finish(about) {
      await rm(scratch, { recursive: true });
      const inOrder = files.toSorted((a, b) => textOrder(a.path, b.path));
      const manifest: Manifest = { format: "yinhui-backup", formatVersion, ...about, counts, files: inOrder };
      const text = `${JSON.stringify(manifest, undefined, 1)}\n`;
      await writeSynced(
        join(unfinished, backupPaths.manifest),
        async (file) => void (await file.writeFile(text)),
      );
      await rename(unfinished, folder);
      await syncFolder(dirname(folder));
      return manifest;
    },
    abandon: () => rm(unfinished, { recursive: true, force: true }),
  };
}

async function writeSynced<T>(
  path: string,
  write: (file: Awaited<ReturnType<typeof open>>) => Promise<T>,
): Promise<T> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "wx", 0o600);
  try {
    const written = await write(file);
    await file.sync();
    return written;
  } finally {
    await file.close();
  }
}
