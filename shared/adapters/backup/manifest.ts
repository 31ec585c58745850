import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type BackupListName, backupListNames } from "#shared/ports/backup.ts";

/** The version of the format that is written; older ones stay readable. */
export const formatVersion = 3;

/** The format that each list came with, of those that backups of format 1 do not have. */
const listsSince: ReadonlyMap<BackupListName, number> = new Map([
  ["members", 2],
  ["poor-households", 2],
  ["register-changes", 2],
  ["assessments", 3],
]);

/** Where in a backup its manifest, its keys and the programme's file are. */
export const backupPaths = {
  manifest: "manifest.json",
  identityKey: "keys/identity",
  programme: "programme.json",
} as const;

const manifestBytesMax = 512 * 1024 * 1024;
const pathPattern = /^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/;

const manifestSchema = z.object({
  format: z.literal("yinhui-backup"),
  formatVersion: z.literal([1, 2, formatVersion]),
  madeAt: z.string(),
  programVersion: z.string(),
  /** Which store it was taken from; any can take it in. */
  storeName: z.string(),
  head: z.object({ blockNo: z.int(), seq: z.int(), hash: z.string() }),
  /** How many records each list has. */
  counts: z.record(z.string(), z.int()),
  files: z.array(
    z.object({
      path: z
        .string()
        .regex(pathPattern)
        .refine((path) => !path.split("/").some((segment) => segment === "." || segment === "..")),
      byteSize: z.int(),
      sha256: z.string(),
    }),
  ),
});

/**
 * What a backup states about itself: when and from what it was made, where its journal ends, and the SHA-256 of each
 * file.
 */
export type Manifest = z.output<typeof manifestSchema>;
export type ManifestFile = Manifest["files"][number];

/** The lists that a backup must have. */
export function listsOf({ formatVersion: version }: Pick<Manifest, "formatVersion">): BackupListName[] {
  return backupListNames.filter((name) => version >= (listsSince.get(name) ?? 1));
}

/** Reads the manifest of a backup. Fails with `backup-unreadable`. */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    const bytes = await readFile(join(folder, backupPaths.manifest));
    if (bytes.byteLength > manifestBytesMax) throw new RangeError("a manifest past all measure");
    return manifestSchema.parse(JSON.parse(bytes.toString("utf8")));
  } catch {
    throw new LedgerFailure("backup-unreadable", { folder });
  }
}
