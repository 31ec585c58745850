import { mkdtemp, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFsFileStore } from "#shared/adapters/fs/fs-file-store.ts";

test("originals older than their time are removed, younger ones and other areas stay", async () => {
  const folder = await mkdtemp(join(tmpdir(), "yinhui-originals-"));
  const files = createFsFileStore(folder);
  const bytes = new TextEncoder().encode("book");
  for (const key of ["old", "young"]) await files.put("uploads", key, bytes);
  await files.put("reports", "old", bytes);
  for (const area of ["uploads", "reports"]) await utimes(join(folder, area, "old"), 1000, 1000);
  expect(await files.removeBefore("uploads", 2_000_000)).toBe(1);
  expect(await files.get("uploads", "old", 100)).toBeUndefined();
  expect(await files.get("uploads", "young", 100)).toEqual(bytes);
  expect(await files.get("reports", "old", 100)).toEqual(bytes);
  await rm(folder, { recursive: true, force: true });
});
