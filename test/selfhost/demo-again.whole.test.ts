import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openLocal } from "#shared/config/local.ts";
import { parseSettings } from "#shared/config/settings.ts";
import { demoInstant } from "#test/support/dated-demo.ts";
import { makeDatedDemo } from "#test/support/run/make-dated-demo.ts";
import { ofRun } from "#test/support/run/of-run.ts";

test("the demo makes the same ledger in two folders", async () => {
  const folder = await mkdtemp(join(tmpdir(), "yinhui-demo-again-"));
  await makeDatedDemo(join(folder, "data"), demoInstant);
  const folders = [await ofRun("dated-demo"), join(folder, "data")];
  const heads = [];
  for (const dataDir of folders) {
    const { deps, close } = await openLocal(parseSettings({ DATA_DIR: dataDir }));
    heads.push(await deps.ledger.head());
    await close();
  }
  await rm(folder, { recursive: true });

  expect(heads[1]).toEqual(heads[0]);
  expect(heads[0]?.seq).toBeGreaterThan(1500);
}, 600_000);
