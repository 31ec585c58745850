import { expect, test } from "vitest";
import type { FileStore } from "#shared/ports/base/file-store.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What every file store has to do; `open` gives an empty one each time. */
export function fileStoreContract(open: () => Promise<FileStore>): void {
  test("gives back the bytes that were put", async () => {
    const files = await open();
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);

    await files.put("imports", "i1/1/plan-0.json", bytes);

    const read = await files.get("imports", "i1/1/plan-0.json", bytes.byteLength);
    expect(Buffer.from(read ?? []).equals(bytes)).toBe(true);
  });

  test("has nothing under a key that was not put, in another area, or removed", async () => {
    const files = await open();
    await files.put("uploads", "a", bytesOf("1"));

    expect(await files.get("uploads", "b", 10)).toBeUndefined();
    expect(await files.get("uploads", "a/b", 10)).toBeUndefined();
    expect(await files.get("reports", "a", 10)).toBeUndefined();
    await files.remove("uploads", "a");
    expect(await files.get("uploads", "a", 10)).toBeUndefined();
    await files.remove("uploads", "a");
  });

  test("replaces a file whole, also by a shorter or an empty one", async () => {
    const files = await open();
    for (const text of ["a longer text", "short", ""]) {
      await files.put("reports", "2016-06/report.json", bytesOf(text));
      const read = await files.get("reports", "2016-06/report.json", 100);
      expect(new TextDecoder().decode(read)).toBe(text);
    }
  });

  test("shows a reader the old bytes or the new ones, never a mixture", async () => {
    const files = await open();
    const versions = ["a", "b"].map((letter) => bytesOf(letter.repeat(200_000)));
    const [first = new Uint8Array()] = versions;
    await files.put("imports", "x", first);

    const writing = Promise.all(
      versions.flatMap((bytes) => [bytes, bytes]).map((bytes) => files.put("imports", "x", bytes)),
    );
    for (let round = 0; round < 20; round++) {
      const read = new TextDecoder().decode(await files.get("imports", "x", 200_000));
      expect([read.length, new Set(read).size]).toEqual([200_000, 1]);
    }
    await writing;
  });

  test("fails with file-too-large past the size that the reader takes", async () => {
    const files = await open();
    await files.put("uploads", "big", new Uint8Array(11));

    await expect(files.get("uploads", "big", 10)).rejects.toMatchObject({ code: "file-too-large" });
    expect((await files.get("uploads", "big", 11))?.byteLength).toBe(11);
  });
}
