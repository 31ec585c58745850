import { S3Client } from "@aws-sdk/client-s3";
import { createS3UploadForms } from "#shared/adapters/s3/s3-upload-forms.ts";
import type { CloudPart } from "./cloud-part.ts";

/** The forms by which files are sent to the bucket of uploads. */
export const uploadForms: CloudPart<"uploadForms"> = ({ UPLOADS_BUCKET }) => ({
  uploadForms: createS3UploadForms({
    client: new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" }),
    bucket: UPLOADS_BUCKET,
  }),
});
