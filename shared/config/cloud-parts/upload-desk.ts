import { S3Client } from "@aws-sdk/client-s3";
import { createS3UploadDesk } from "#shared/adapters/s3/s3-upload-desk.ts";
import type { CloudPart } from "./cloud-part.ts";

/** The forms by which files are sent to the bucket of uploads. */
export const uploadDesk: CloudPart<"uploadDesk"> = ({ UPLOADS_BUCKET }) => ({
  uploadDesk: createS3UploadDesk({
    client: new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" }),
    bucket: UPLOADS_BUCKET,
  }),
});
