import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFsFileStore } from "#shared/adapters/fs/fs-file-store.ts";
import { createFsOnce, createFsSecret } from "#shared/adapters/fs/fs-secret.ts";
import { fileStoreContract } from "./file-store.ts";
import { frozenReportsContract } from "./frozen-reports.ts";
import { importArchiveContract } from "./import-archive.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yinhui-files-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let opened = 0;
const openFolder = () => {
  opened += 1;
  return join(folder, String(opened));
};

describe("the archive of imports on a folder", () =>
  importArchiveContract(async () => createFsFileStore(openFolder())));

describe("the frozen reports on a folder", () =>
  frozenReportsContract(async () => createFsFileStore(openFolder())));

describe("the file store on a folder", () => {
  fileStoreContract(async () => createFsFileStore(openFolder()));

  test.each(["../a", "a/../../b", "/etc/passwd", "a//b", "", ".", "a/./b", "a\\b", "a\0b", "名"])(
    "takes no key that could leave its folder: %j",
    async (key) => {
      const files = createFsFileStore(openFolder());

      await expect((async () => files.put("uploads", key, new Uint8Array()))()).rejects.toThrow(RangeError);
      await expect((async () => files.get("uploads", key, 1))()).rejects.toThrow(RangeError);
      await expect((async () => files.remove("uploads", key))()).rejects.toThrow(RangeError);
    },
  );

  test("keeps files and folders for their owner, and leaves no temporary file", async () => {
    const path = openFolder();
    await createFsFileStore(path).put("uploads", "one", new Uint8Array(3));

    expect((await stat(join(path, "uploads"))).mode & 0o777).toBe(0o700);
    expect((await stat(join(path, "uploads", "one"))).mode & 0o777).toBe(0o600);
    expect(await readdir(join(path, "uploads"))).toEqual(["one"]);
  });
});

test("the keys of an area are those of its finished files, in folders too", async () => {
  const path = openFolder();
  const files = createFsFileStore(path);
  for (const key of ["a/1/plan-0.json", "a/2/plan-0.json", "b"])
    await files.put("imports", key, new Uint8Array(1));
  await files.put("reports", "2016-06/x.json", new Uint8Array(1));
  await writeFile(join(path, "imports", "b.0123456789ab.tmp"), "unfinished");

  const keys: string[] = [];
  for await (const key of files.keys("imports")) keys.push(key);

  expect(keys.toSorted()).toEqual(["a/1/plan-0.json", "a/2/plan-0.json", "b"]);
  for await (const key of files.keys("uploads")) throw new Error(`a key ${key} of an empty area`);
});

describe("a secret in a file", () => {
  test("is made once, by whoever comes first, for its owner only", async () => {
    const path = join(openFolder(), "key");

    const keys = await Promise.all(Array.from({ length: 8 }, () => createFsSecret(path)()));

    expect(new Set(keys.map((key) => Buffer.from(key).toString("hex"))).size).toBe(1);
    expect(keys[0]?.byteLength).toBe(32);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test("stays what the first writer made it, also for a writer that began earlier and ended later", async () => {
    const path = join(openFolder(), "key");
    const first = new Uint8Array([1]);
    const slow = createFsOnce(path, async () => {
      expect(await createFsOnce(path, async () => first)()).toEqual(Buffer.from(first));
      return new Uint8Array([2]);
    });

    expect(await slow()).toEqual(Buffer.from(first));
    expect(await createFsOnce(path, async () => new Uint8Array([3]))()).toEqual(Buffer.from(first));
  });

  test("that is damaged is refused, not replaced", async () => {
    const path = join(folder, "damaged");
    await writeFile(path, "short");

    await expect(createFsSecret(path)()).rejects.toThrow("damaged");
  });
});
