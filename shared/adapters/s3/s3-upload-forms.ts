import type { S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import type { UploadForms } from "#shared/ports/imports/upload-forms.ts";

const formLivesSeconds = 15 * 60;

/** Hands out S3 presigned POST forms that take one object of exactly the announced size and SHA-256, for 15 minutes. */
export function createS3UploadForms({ client, bucket }: { client: S3Client; bucket: string }): UploadForms {
  return {
    open: ({ importId, byteSize, sha256 }) =>
      createPresignedPost(client, {
        Bucket: bucket,
        Key: importId,
        Fields: {
          "x-amz-checksum-algorithm": "SHA256",
          "x-amz-checksum-sha256": Buffer.from(sha256, "hex").toString("base64"),
        },
        Conditions: [["content-length-range", byteSize, byteSize]],
        Expires: formLivesSeconds,
      }),
  };
}
