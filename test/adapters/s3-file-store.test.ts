import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import type { FauxqsServer } from "fauxqs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createS3FileKeys } from "#shared/adapters/s3/s3-file-keys.ts";
import { createS3FileStore } from "#shared/adapters/s3/s3-file-store.ts";
import { fileStoreContract } from "#test/contracts/file-store.ts";
import { frozenReportsContract } from "#test/contracts/frozen-reports.ts";
import { importArchiveContract } from "#test/contracts/import-archive.ts";
import { startFauxqs } from "#test/support/aws/start-fauxqs.ts";

let server: FauxqsServer;
let client: S3Client;
let opened = 0;

beforeAll(async () => {
  server = await startFauxqs("cn-north-1");
  client = new S3Client({
    region: "cn-north-1",
    endpoint: `http://127.0.0.1:${server.port}`,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    requestChecksumCalculation: "WHEN_REQUIRED",
  });
});

afterAll(() => server.stop());

/** A store on two new buckets. */
function openStore() {
  opened += 1;
  const { bucketName: uploadsBucket } = server.createBucket(`uploads-${opened}`);
  const { bucketName: filesBucket } = server.createBucket(`files-${opened}`);
  return { uploadsBucket, filesBucket, files: createS3FileStore({ client, uploadsBucket, filesBucket }) };
}

async function keysOf(Bucket: string): Promise<(string | undefined)[]> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
  return Contents.map(({ Key }) => Key);
}

describe("the archive of imports on S3", () => importArchiveContract(async () => openStore().files));

describe("the frozen reports on S3", () => frozenReportsContract(async () => openStore().files));

describe("the file store on S3", () => {
  fileStoreContract(async () => openStore().files);

  it("lists the keys of an area over all pages, and no other's", async () => {
    const { files, uploadsBucket, filesBucket } = openStore();
    const wanted = Array.from({ length: 1005 }, (_, no) => `i/${no}.json`);
    await Promise.all(wanted.map((key) => files.put("imports", key, new Uint8Array(1))));
    await files.put("reports", "2016-06/x.json", new Uint8Array(1));
    await files.put("uploads", "one", new Uint8Array(1));
    const { keys } = createS3FileKeys({ client, uploadsBucket, filesBucket });

    const listed: string[] = [];
    for await (const key of keys("imports")) listed.push(key);

    expect(listed.toSorted()).toEqual(wanted.toSorted());
    for await (const key of keys("uploads")) expect(key).toBe("one");
  });

  it("keeps originals apart, under the bare key, and the rest below a folder of its area", async () => {
    const { files, uploadsBucket, filesBucket } = openStore();

    await files.put("uploads", "i1", new Uint8Array(1));
    await files.put("imports", "i1/1/plan-0.json", new Uint8Array(1));
    await files.put("reports", "2016-06/a.json", new Uint8Array(1));

    expect(await keysOf(uploadsBucket)).toEqual(["i1"]);
    expect(await keysOf(filesBucket)).toEqual(["imports/i1/1/plan-0.json", "reports/2016-06/a.json"]);
  });

  it("offers bytes under a link that needs no token, apart from what is kept", async () => {
    const { files, filesBucket } = openStore();
    const bytes = Uint8Array.from([1, 2, 3]);

    const link = await files.offer("a1", bytes, {
      contentType: "application/x-test",
      disposition: 'attachment; filename="a.xlsx"',
    });

    const answer = await fetch(link ?? "");
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
    expect(answer.headers.get("content-type")).toBe("application/x-test");
    expect(await keysOf(filesBucket)).toEqual(["offered/a1"]);
    expect(new URL(link ?? "").searchParams.get("X-Amz-Expires")).toBe("300");
  });

  it("offers a receipt of 40 MB, and not to who sends a token along", async () => {
    const bytes = new Uint8Array(40 * 1024 * 1024).fill(7);

    const link = await openStore().files.offer("a1", bytes, {
      contentType: "application/x-test",
      disposition: undefined,
    });
    const answer = await fetch(link ?? "");
    const withToken = await fetch(link ?? "", { headers: { authorization: "Bearer a.b.c" } });

    expect((await answer.arrayBuffer()).byteLength).toBe(bytes.byteLength);
    expect(withToken.status).toBe(400);
  });

  it("fails as a bug where the bucket is missing, instead of saying that the file is", async () => {
    const files = createS3FileStore({ client, uploadsBucket: "no-such", filesBucket: "no-such" });

    await expect(files.get("uploads", "i1", 1)).rejects.toMatchObject({ name: "NoSuchBucket" });
  });
});
