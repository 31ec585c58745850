import { createHash } from "node:crypto";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { FauxqsServer } from "fauxqs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createS3UploadForms } from "#shared/adapters/s3/s3-upload-forms.ts";
import { startFauxqs } from "#test/support/aws/start-fauxqs.ts";

const credentials = { accessKeyId: "test", secretAccessKey: "test" };
const bytes = new TextEncoder().encode("PK 贷款明细");
const sha256 = createHash("sha256").update(bytes).digest("hex");
const upload = { importId: "0123abc", byteSize: bytes.byteLength, sha256 };

let server: FauxqsServer;
let client: S3Client;

beforeAll(async () => {
  server = await startFauxqs("cn-north-1");
  server.createBucket("uploads");
  client = new S3Client({
    region: "eu-central-1",
    endpoint: `http://127.0.0.1:${server.port}`,
    credentials,
    requestChecksumCalculation: "WHEN_REQUIRED",
  });
});

afterAll(() => server.stop());

it("hands out a form by which the file reaches the bucket under the import's id", async () => {
  const form = await createS3UploadForms({ client, bucket: "uploads" }).open(upload);
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append("file", new Blob([bytes]), "贷款明细.xlsx");

  const { ok } = await fetch(form.url, { method: "POST", body });

  expect(ok).toBe(true);
  const stored = await client.send(new GetObjectCommand({ Bucket: "uploads", Key: upload.importId }));
  expect(await stored.Body?.transformToByteArray()).toEqual(bytes);
});

it("signs a policy that lets exactly the announced bytes in, for a quarter of an hour", async () => {
  const before = Date.now();

  const { fields } = await createS3UploadForms({ client, bucket: "uploads" }).open(upload);

  const policy = JSON.parse(Buffer.from(fields["Policy"] ?? "", "base64").toString()) as {
    expiration: string;
    conditions: unknown[];
  };
  expect(policy.conditions).toEqual(
    expect.arrayContaining([
      ["content-length-range", bytes.byteLength, bytes.byteLength],
      { bucket: "uploads" },
      { key: upload.importId },
      { "x-amz-checksum-algorithm": "SHA256" },
      { "x-amz-checksum-sha256": createHash("sha256").update(bytes).digest("base64") },
    ]),
  );
  const livesMs = Date.parse(policy.expiration) - before;
  expect(livesMs).toBeGreaterThan(14 * 60_000);
  expect(livesMs).toBeLessThanOrEqual(15 * 60_000 + 1000);
});

it("sends people in China to China's S3", async () => {
  const chinese = new S3Client({ region: "cn-north-1", credentials });

  const { url } = await createS3UploadForms({ client: chinese, bucket: "uploads" }).open(upload);

  expect(new URL(url).hostname).toMatch(/\.s3\.cn-north-1\.amazonaws\.com\.cn$/);
});
