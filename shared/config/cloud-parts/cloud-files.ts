import { S3Client } from "@aws-sdk/client-s3";
import { createS3FileStore } from "#shared/adapters/s3/s3-file-store.ts";
import type { FileStore } from "#shared/ports/base/file-store.ts";
import type { CloudEnvironment } from "./environment.ts";

const opened = new WeakMap<CloudEnvironment, FileStore>();

/** The file store of an environment: one, with one client, for all parts of a function. */
export function cloudFiles(env: CloudEnvironment): FileStore {
  const present = opened.get(env);
  if (present !== undefined) return present;
  const files = createS3FileStore({
    client: new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" }),
    uploadsBucket: env.UPLOADS_BUCKET,
    filesBucket: env.FILES_BUCKET,
  });
  opened.set(env, files);
  return files;
}
