import { S3Client } from "@aws-sdk/client-s3";
import { createS3FileStore } from "#shared/adapters/s3/s3-file-store.ts";
import type { CloudPart } from "./cloud-part.ts";

/** The buckets' files. */
export const files: CloudPart = ({ UPLOADS_BUCKET, FILES_BUCKET }) => ({
  files: createS3FileStore({
    client: new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" }),
    uploadsBucket: UPLOADS_BUCKET,
    filesBucket: FILES_BUCKET,
  }),
});
