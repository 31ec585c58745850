import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { BackupListName, BackupLists, BackupReader } from "#shared/ports/backup.ts";
import type { FileArea } from "#shared/ports/base/file-store.ts";
import { listsOf, type Manifest, type ManifestFile, readManifest } from "./manifest.ts";
import { recordSchemas } from "./record-schemas.ts";

/** A backup whose every file was found to be what its manifest says. */
export type BackupFolderReader = BackupReader & {
  manifest: Manifest;
  /** A file besides lists and carried files, where the backup has it. */
  whole(path: string): Promise<Uint8Array | undefined>;
};

const lineBytesMax = 64 * 1024 * 1024;
const newline = 0x0a;
const carriedPath = /^files\/(uploads|imports|reports)\/(.+)$/;
const areas: Record<string, FileArea> = { uploads: "uploads", imports: "imports", reports: "reports" };

/**
 * Opens a backup. Fails with `backup-unreadable`, also later for a list that a newer program wrote, or with
 * `backup-damaged` when a file is lost, cut off or altered.
 */
export async function openBackupFolder(folder: string): Promise<BackupFolderReader> {
  const manifest = await readManifest(folder);
  for (const file of manifest.files) await demandWhole(folder, file);
  const paths = new Set(manifest.files.map(({ path }) => path));
  const lists = listsOf(manifest);
  for (const name of lists) {
    if (!paths.has(`${name}.jsonl`)) throw new LedgerFailure("backup-damaged", { file: `${name}.jsonl` });
  }
  return {
    manifest,
    head: manifest.head,
    records: (name) => (lists.includes(name) ? recordsOf(folder, name) : none()),
    async *files() {
      for (const path of paths) {
        const [, areaName = "", key = ""] = carriedPath.exec(path) ?? [];
        const area = areas[areaName];
        if (area !== undefined) yield { area, key, bytes: await readFile(join(folder, path)) };
      }
    },
    whole: async (path) => (paths.has(path) ? readFile(join(folder, path)) : undefined),
  };
}

/** A list that the backup's format does not know. */
async function* none(): AsyncGenerator<never> {}

async function demandWhole(folder: string, { path, byteSize, sha256 }: ManifestFile): Promise<void> {
  const hash = createHash("sha256");
  let read = 0;
  try {
    for await (const chunk of createReadStream(join(folder, path))) {
      hash.update(chunk);
      read += chunk.byteLength;
    }
  } catch {
    throw new LedgerFailure("backup-damaged", { file: path });
  }
  if (read !== byteSize || hash.digest("hex") !== sha256) {
    throw new LedgerFailure("backup-damaged", { file: path });
  }
}

async function* recordsOf<L extends BackupListName>(folder: string, name: L): AsyncGenerator<BackupLists[L]> {
  for await (const line of linesOf(join(folder, `${name}.jsonl`))) {
    const read = recordSchemas[name].safeParse(JSON.parse(line));
    if (!read.success) throw new LedgerFailure("backup-unreadable", { folder });
    yield read.data;
  }
}

/** The lines of a file, parted at line feeds alone: the texts of a bank's workbook may hold other separators of lines. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    let bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline)) {
      yield bytes.toString("utf8", 0, end);
      bytes = bytes.subarray(end + 1);
    }
    if (bytes.length > lineBytesMax) throw new RangeError("a line past all measure");
    rest = bytes;
  }
}
