import { ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import type { FileArea, FileKeys } from "#shared/ports/base/file-store.ts";

/** Lists what the file store of the same buckets keeps; it takes `s3:ListBucket`, which no function needs for it. */
export function createS3FileKeys(options: {
  client: S3Client;
  uploadsBucket: string;
  filesBucket: string;
}): FileKeys {
  const { client, uploadsBucket, filesBucket } = options;
  return {
    async *keys(area: FileArea) {
      const prefix = area === "uploads" ? "" : `${area}/`;
      const place = { Bucket: area === "uploads" ? uploadsBucket : filesBucket, Prefix: prefix };
      let ContinuationToken: string | undefined;
      do {
        const page = await client.send(new ListObjectsV2Command({ ...place, ContinuationToken }));
        for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key.slice(prefix.length);
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
    },
  };
}
