import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type FilePlace, type FileStore, offered } from "#shared/ports/base/file-store.ts";

/**
 * Where the areas are: originals under their bare key in their own bucket, the others under a folder named after the
 * area.
 */
type S3FileStoreOptions = { client: S3Client; uploadsBucket: string; filesBucket: string };

const linkLivesSeconds = 5 * 60;

/** Keeps files in S3. The reader needs `s3:ListBucket` too: without it S3 answers 403 instead of 404 for a missing key. */
export function createS3FileStore({ client, uploadsBucket, filesBucket }: S3FileStoreOptions): FileStore {
  const place = (area: FilePlace, key: string) =>
    area === "uploads" ? { Bucket: uploadsBucket, Key: key } : { Bucket: filesBucket, Key: `${area}/${key}` };
  return {
    put: async (area, key, bytes) => {
      await client.send(new PutObjectCommand({ ...place(area, key), Body: bytes }));
    },
    get: async (area, key, byteSizeMax) => {
      try {
        const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand(place(area, key)));
        if (Body === undefined) return undefined;
        return await readBounded(Body.transformToWebStream(), ContentLength, byteSizeMax);
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    offer: async (key, bytes, { contentType, disposition }) => {
      const at = { Bucket: filesBucket, Key: `${offered.folder}/${key}` };
      await client.send(
        new PutObjectCommand({
          ...at,
          Body: bytes,
          ContentType: contentType,
          ContentDisposition: disposition,
        }),
      );
      return getSignedUrl(client, new GetObjectCommand(at), { expiresIn: linkLivesSeconds });
    },
    remove: async (area, key) => {
      await client.send(new DeleteObjectCommand(place(area, key)));
    },
  };
}

async function readBounded(
  stream: ReadableStream<Uint8Array>,
  announcedByteSize: number,
  byteSizeMax: number,
): Promise<Uint8Array> {
  const tooLarge = () => new LedgerFailure("file-too-large", { maxMb: byteSizeMax / 1024 / 1024 });
  if (announcedByteSize > byteSizeMax) {
    await stream.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let byteSize = 0;
  for await (const chunk of stream) {
    byteSize += chunk.byteLength;
    if (byteSize > byteSizeMax) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, byteSize);
}
