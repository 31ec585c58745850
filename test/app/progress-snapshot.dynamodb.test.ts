import { afterAll, beforeAll, expect, test } from "vitest";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { chance } from "#shared/adapters/system/system.ts";
import { commitImport } from "#shared/app/commit-import.ts";
import { readProgress } from "#shared/app/read-progress.ts";
import { resumeImports } from "#shared/app/resume-imports.ts";
import { verifyLedger } from "#shared/app/verify-ledger.ts";
import { Crash, type CrashPoint, crashing } from "#test/support/crashing.ts";
import { createTable, type DynamoDbLocal, startDynamoDbLocal } from "#test/support/dynamodb-local.ts";
import { liaison, openOffice } from "#test/support/office.ts";
import { manyLoans } from "#test/support/sheets.ts";

let local: DynamoDbLocal;
let tables = 0;
beforeAll(async () => {
  local = await startDynamoDbLocal();
});
afterAll(() => local.stop());

/** Commits 200 loans behind 10 others, stops at a call of the ledger or the shelf, and reads the progress at each turn. */
async function loanCountsAround(point: CrashPoint): Promise<{ stopped: boolean; counts: bigint[] }> {
  const client = local.client();
  const tableName = `snapshot-${tables++}`;
  await createTable(client, tableName);
  const store = createDynamoStore({ client, tableName, pause: async () => {}, chance });
  const calm = openOffice(store);
  await calm.commit("first.xlsx", manyLoans(10, 10_000, "F"));
  const counts: bigint[] = [];
  const readCount = async () => {
    counts.push((await readProgress(calm.deps)).loanCount);
    expect(await verifyLedger(calm.deps)).toMatchObject({ ok: true });
  };
  await readCount();

  const { importId } = await calm.check("second.xlsx", manyLoans(200, 20_000, "S"));
  await commitImport(calm.deps, liaison, importId);
  calm.waiting.length = 0;
  const { ledger, snapshots } = store;
  const stopping = openOffice(
    { ...store, ledger: crashing(ledger, point), snapshots: crashing(snapshots, point) },
    { files: calm.deps.files, now: calm.deps.now },
  );
  stopping.waiting.push({ kind: "commit", importId });
  const stopped = await stopping.work().then(
    () => false,
    (error: unknown) => error instanceof Crash || Promise.reject(error),
  );
  await readCount();
  const failed = await store.imports.get(importId);
  if (failed?.state === "failed") await commitImport(calm.deps, liaison, importId);
  else await resumeImports(calm.deps);
  await calm.work();
  await readCount();
  client.destroy();
  return { stopped, counts };
}

test("the progress shows an import whole or not at all, wherever its posting stops, and whole when it has gone on", async () => {
  const undisturbed: CrashPoint = { calls: 0, stopAt: Number.POSITIVE_INFINITY, when: "before" };
  expect(await loanCountsAround(undisturbed)).toEqual({ stopped: false, counts: [10n, 210n, 210n] });
  expect(undisturbed.calls).toBeGreaterThan(8);

  const seen = new Set<bigint>();
  for (let stopAt = 1; stopAt <= undisturbed.calls; stopAt++) {
    const { stopped, counts } = await loanCountsAround({ calls: 0, stopAt, when: "after" });
    expect(stopped, `stopped after call ${stopAt}`).toBe(true);
    const [before, during, after] = counts;
    expect([before, after], `stopped after call ${stopAt}`).toEqual([10n, 210n]);
    if (during !== undefined) seen.add(during);
  }
  expect([...seen].sort()).toEqual([10n, 210n]);
}, 180_000);
