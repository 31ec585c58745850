import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { diskFailureOf, onDisk } from "#shared/adapters/fs/disk-failure.ts";
import { writeFileOnce, writeFileWhole } from "#shared/adapters/fs/write-file-whole.ts";
import { mountSmallDisk, type SmallDisk } from "#test/support/small-disk.ts";

const megabyte = 1024 * 1024;

test.each([
  ["ENOSPC", "disk-full"],
  ["EDQUOT", "disk-full"],
  ["EROFS", "folder-read-only"],
  ["EACCES", "folder-read-only"],
  ["EPERM", "folder-read-only"],
])("%s is %s, whatever was being done", async (code, failure) => {
  const error = Object.assign(new Error("it did not go"), { code });

  expect(diskFailureOf(error)).toMatchObject({ code: failure });
  await expect(onDisk(() => Promise.reject(error))).rejects.toMatchObject({ code: failure });
});

test("any other error stays what it is", async () => {
  const error = Object.assign(new Error("it did not go"), { code: "ENOENT" });

  expect(diskFailureOf(error)).toBeUndefined();
  expect(diskFailureOf("ENOSPC")).toBeUndefined();
  await expect(onDisk(() => Promise.reject(error))).rejects.toBe(error);
});

const disk = await mountSmallDisk(megabyte);
afterAll(() => disk?.remove());

test.skipIf(disk === undefined)(
  "a file that the disk has no room for is not there at all, nor any part of it",
  async () => {
    const { folder, remount } = disk as SmallDisk;
    await writeFileWhole(join(folder, "fits"), new Uint8Array(1000));

    for (const write of [writeFileWhole, writeFileOnce])
      await expect(write(join(folder, "large"), new Uint8Array(2 * megabyte))).rejects.toMatchObject({
        code: "disk-full",
      });

    expect(await readdir(folder)).toEqual(["fits"]);
    await remount("ro");
    await expect(writeFileWhole(join(folder, "fits"), new Uint8Array(1))).rejects.toMatchObject({
      code: "folder-read-only",
    });
  },
);
