import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, rmdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type BackupFolderReader, openBackupFolder } from "#shared/adapters/backup/backup-folder-reader.ts";
import { type BackupFolderWriter, beginBackupFolder } from "#shared/adapters/backup/backup-folder-writer.ts";
import { backupPaths, type Manifest } from "#shared/adapters/backup/manifest.ts";
import { createFsFileStore } from "#shared/adapters/fs/fs-file-store.ts";
import { hasCode, syncFolder, writeFileOnce } from "#shared/adapters/fs/write-file-whole.ts";
import { copySqliteFile } from "#shared/adapters/sqlite/copy-sqlite-file.ts";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { createIdentityHash, pause, sha256, systemClock } from "#shared/adapters/system/system.ts";
import { type Restored, restoreBackup } from "#shared/app/audit/restore-backup.ts";
import { writeBackup } from "#shared/app/audit/write-backup.ts";
import { adoptIdentityKey, demandIdentityKey } from "#shared/app/imports/demand-identity-key.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Installation } from "#shared/ports/backup.ts";
import packageJson from "../../package.json" with { type: "json" };
import { dataPlaces, demandLedgerFile, demandWholeData } from "./demand-whole-data.ts";
import type { Settings } from "./settings.ts";

const ledgerName = "ledger.sqlite";
const unfinishedName = () => `restoring-${randomBytes(6).toString("hex")}.tmp`;
const unfinishedPattern = /^restoring-[0-9a-f]{12}\.tmp$/;

type Places = Pick<Settings, "dataDir"> & Partial<Pick<Settings, "programmeFile">>;

/**
 * Backs a local data folder up into a new folder, while its server runs or not, and gives the manifest. Fails with
 * `backup-nothing`, `backup-exists`, `backup-incomplete`, and as opening the folder does where it is damaged or not whole.
 */
export async function backUpLocal({ dataDir, programmeFile }: Places, out: string): Promise<Manifest> {
  const data = resolve(dataDir);
  const ledger = dataPlaces.ledger(data);
  await demandLedgerFile(data);
  if (!(await stat(ledger).catch(() => undefined)))
    throw new LedgerFailure("backup-nothing", { folder: dataDir });
  const writer = await beginBackupFolder(out);
  try {
    const copy = join(writer.scratch, ledgerName);
    await copySqliteFile(ledger, copy);
    const store = openSqliteStore({ file: copy });
    const head = await demandOwnKey(data, store)
      .then(() => writeBackup(installationOf(dataDir, store, dataPlaces.files(data)), writer))
      .finally(() => store.close());
    await putIfThere(writer, backupPaths.identityKey, dataPlaces.identityKey(data));
    await putIfThere(writer, backupPaths.programme, programmeFile);
    return await writer.finish({ ...madeNow(), storeName: "sqlite", head });
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

/**
 * Makes a local data folder out of a backup. All is made and proved in a folder within it, and then moved into its
 * place, the ledger last. Fails with `restore-not-empty`, `backup-unreadable`, `backup-damaged`, `restore-differs`, and
 * then leaves nothing.
 */
export async function restoreLocal({ dataDir }: Places, folder: string): Promise<Restored> {
  const data = resolve(dataDir);
  const isNew = await demandEmptyLocal({ dataDir });
  const reader = await openBackupFolder(folder);
  const unfinished = join(data, unfinishedName());
  try {
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    const store = openSqliteStore({ file: join(unfinished, ledgerName) });
    const to = installationOf(dataDir, store, join(unfinished, "files"));
    const restored = await restoreBackup({ sha256, pause }, reader, to)
      .then(async (made) => {
        await restoreIdentityKey(reader, store, dataPlaces.identityKey(unfinished));
        return made;
      })
      .finally(() => store.close());
    const programme = await reader.whole(backupPaths.programme);
    if (programme !== undefined) await writeFileOnce(join(unfinished, "programme.json"), programme);
    const names = (await readdir(unfinished)).filter((name) => name !== ledgerName);
    for (const name of [...names, ledgerName]) await rename(join(unfinished, name), join(data, name));
    await rmdir(unfinished);
    await syncFolder(data);
    return restored;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (isNew) await rmdir(data).catch(() => undefined);
    throw error;
  }
}

/** Makes sure that what is backed up is whole, and the key with it its own. */
async function demandOwnKey(data: string, store: SqliteStore): Promise<void> {
  await demandWholeData(data, store);
  const file = dataPlaces.identityKey(data);
  const key = await bytesOf(file);
  if (key !== undefined)
    await demandIdentityKey({ ...store, identityHash: createIdentityHash(async () => key) }, { file });
}

/** Puts the key of a backup into its place, and has the ledger know it as its own. */
async function restoreIdentityKey(
  reader: Pick<BackupFolderReader, "whole">,
  { keyMark }: SqliteStore,
  path: string,
): Promise<void> {
  const key = await reader.whole(backupPaths.identityKey);
  if (key === undefined) return;
  await writeFileOnce(path, key);
  await adoptIdentityKey({ keyMark, identityHash: createIdentityHash(async () => key) });
}

/**
 * Makes sure that a data folder is empty, removing what a killed restore left; returns whether it still has to be made.
 * Fails with `restore-not-empty`.
 */
export async function demandEmptyLocal({ dataDir }: Places): Promise<boolean> {
  const data = resolve(dataDir);
  const names = await readdir(data).catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  });
  if (names?.some((name) => !unfinishedPattern.test(name)))
    throw new LedgerFailure("restore-not-empty", { place: dataDir });
  for (const name of names ?? []) await rm(join(data, name), { recursive: true });
  return names === undefined;
}

/** What a manifest says about the program that made it, as of now. */
export function madeNow(): Pick<Manifest, "madeAt" | "programVersion"> {
  return { madeAt: systemClock(), programVersion: packageJson.version };
}

/** Puts a file of this machine into a backup where there is such a file. */
export async function putIfThere(
  writer: BackupFolderWriter,
  path: string,
  file: string | undefined,
): Promise<void> {
  const bytes = file === undefined ? undefined : await bytesOf(file);
  if (bytes !== undefined) await writer.putWhole(path, bytes);
}

function installationOf(place: string, store: SqliteStore, filesFolder: string): Installation {
  const { accountCarrier: accounts, entryLinks } = store;
  return {
    place,
    store,
    files: createFsFileStore(filesFolder),
    issuers: store.issuers(),
    embedded: { accounts, entryLinks },
  };
}

async function bytesOf(file: string): Promise<Uint8Array | undefined> {
  return readFile(file).catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  });
}
