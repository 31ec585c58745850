import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { backUpLocal, restoreLocal } from "#shared/config/local-backup.ts";

const backup = fileURLToPath(new URL("../fixtures/backup-1", import.meta.url));

test("a backup of format 1, made by the first program that made any, is restored with all that it holds", async () => {
  const folder = await mkdtemp(join(tmpdir(), "yinhui-format-"));
  const dataDir = join(folder, "data");
  const { head, counts } = JSON.parse(await readFile(join(backup, "manifest.json"), "utf8"));

  const restored = await restoreLocal({ dataDir }, backup);

  const alteredReports = ["2016-08", "2016-07", "2016-06"];
  expect(restored).toEqual({ headHash: head.hash, loans: 207, alteredReports });
  const again = await backUpLocal({ dataDir }, join(folder, "again"));
  expect(again.counts).toEqual(counts);
  await rm(folder, { recursive: true });
});
