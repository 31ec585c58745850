import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SQSClient } from "@aws-sdk/client-sqs";
import { openBackupFolder } from "#shared/adapters/backup/backup-folder-reader.ts";
import { beginBackupFolder } from "#shared/adapters/backup/backup-folder-writer.ts";
import { backupPaths, type Manifest } from "#shared/adapters/backup/manifest.ts";
import { createDynamoAccountStore } from "#shared/adapters/dynamodb/dynamo-account-store.ts";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { createS3FileKeys } from "#shared/adapters/s3/s3-file-keys.ts";
import { createS3FileStore } from "#shared/adapters/s3/s3-file-store.ts";
import { putIdentityKey } from "#shared/adapters/secrets/put-identity-key.ts";
import { createIdentityKeyReader } from "#shared/adapters/secrets/secrets-identity-key.ts";
import { createSqsWorkQueue } from "#shared/adapters/sqs/sqs-work-queue.ts";
import { chance, createIdentityHash, pause, sha256 } from "#shared/adapters/system/system.ts";
import { ensureEmptyOrResumable } from "#shared/app/audit/ensure-empty-or-resumable.ts";
import { type Restored, restoreBackup } from "#shared/app/audit/restore-backup.ts";
import { writeBackup } from "#shared/app/audit/write-backup.ts";
import { adoptIdentityKey } from "#shared/app/imports/demand-identity-key.ts";
import { resumeImports } from "#shared/app/imports/resume-imports.ts";
import { embeddedIssuerName } from "#shared/domain/base/own-issuer.ts";
import type { Installation } from "#shared/ports/backup.ts";
import type { CloudOutputs } from "./cloud-outputs.ts";
import { madeNow, putIfThere } from "./local-backup.ts";

/**
 * Backs a deployment up into a new folder and gives the manifest; the programme's file is taken from this machine. Fails
 * with `backup-exists`, `backup-incomplete`, and with `backup-moving` when somebody worked meanwhile.
 */
export async function backUpCloud(
  outputs: CloudOutputs,
  programmeFile: string | undefined,
  out: string,
): Promise<Manifest> {
  const writer = await beginBackupFolder(out);
  try {
    const head = await writeBackup(installationOf(outputs), writer);
    await writer.putWhole(backupPaths.identityKey, await createIdentityKeyReader(identityKeyOf(outputs))());
    await putIfThere(writer, backupPaths.programme, programmeFile);
    return await writer.finish({ ...madeNow(), storeName: "dynamodb", head });
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

/**
 * Fills an empty deployment from a backup, its identity key first, and does the work that was waiting. Fails with
 * `restore-not-empty`, `backup-unreadable`, `backup-damaged`, `restore-differs`; after a stop it goes on.
 */
export async function restoreCloud(outputs: CloudOutputs, folder: string): Promise<Restored> {
  const reader = await openBackupFolder(folder);
  const to = installationOf(outputs);
  await ensureEmptyOrResumable(reader, to);
  const key = await reader.whole(backupPaths.identityKey);
  if (key !== undefined) {
    await putIdentityKey(identityKeyOf(outputs), key);
    await adoptIdentityKey({ ...to.store, identityHash: createIdentityHash(async () => key) });
  }
  const restored = await restoreBackup({ sha256, pause }, reader, to);
  const { CheckQueue: check, PostQueue: post, DeferredQueue: answer } = outputs;
  const queueUrls = { check, commit: post, undo: post, answer };
  const queue = createSqsWorkQueue({ client: new SQSClient({}), queueUrls });
  await resumeImports({ imports: to.store.imports, queue });
  return restored;
}

/** Makes sure that a deployment keeps nothing yet. Fails with `restore-not-empty`. */
export function demandEmptyCloud(outputs: CloudOutputs): Promise<void> {
  return ensureEmptyOrResumable({ async *records() {} }, installationOf(outputs));
}

function installationOf(outputs: CloudOutputs): Installation {
  const client = new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" });
  const buckets = { client, uploadsBucket: outputs.UploadsBucket, filesBucket: outputs.FilesBucket };
  const tableName = outputs.Table;
  const source = { client: new DynamoDBClient({}), tableName, pause, chance };
  const { entryLinks, accountCarrier } = createDynamoAccountStore(source);
  return {
    place: tableName,
    store: createDynamoStore(source),
    files: { ...createS3FileStore(buckets), ...createS3FileKeys(buckets) },
    issuers: [...new Set([outputs.Issuer ?? embeddedIssuerName, embeddedIssuerName])].sort(),
    embedded: { accounts: accountCarrier, entryLinks },
  };
}

function identityKeyOf({ IdentityKeySecret }: CloudOutputs) {
  return { client: new SecretsManagerClient({}), secretId: IdentityKeySecret };
}
