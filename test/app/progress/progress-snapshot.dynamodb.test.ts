import { beforeAll, expect, test } from "vitest";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { chance } from "#shared/adapters/system/system.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { resumeImports } from "#shared/app/imports/resume-imports.ts";
import { keepSnapshot } from "#shared/app/progress/keep-snapshot.ts";
import { readProgress } from "#shared/app/progress/read-progress.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { Crash, type CrashPoint, crashing } from "#test/support/crashing.ts";
import { createTable, type DynamoDbLocal, openDynamoDbLocal } from "#test/support/dynamodb-local.ts";
import { liaison, openOffice } from "#test/support/office.ts";
import { manyLoans } from "#test/support/sheets.ts";

let local: DynamoDbLocal;
let tables = 0;
beforeAll(async () => {
  local = await openDynamoDbLocal();
});

async function openStore() {
  const client = local.client();
  const tableName = `snapshot-${tables++}`;
  await createTable(client, tableName);
  const store = createDynamoStore({ client, tableName, pause: async () => {}, chance });
  return { store, close: () => client.destroy() };
}

/** Commits 200 loans behind 10 others, stops at a call of the ledger or the shelf, and reads the progress at each turn. */
async function loanCountsAround(point: CrashPoint): Promise<{ stopped: boolean; counts: bigint[] }> {
  const { store, close } = await openStore();
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
  close();
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

test("of an import that failed half-way the progress shows what came in, and all of it when it was committed again", async () => {
  const { store, close } = await openStore();
  let posts = 0;
  const office = openOffice({
    ...store,
    ledger: {
      ...store.ledger,
      async post(posting) {
        posts += 1;
        if (posts === 2) throw new LedgerFailure("ledger-busy");
        return store.ledger.post(posting);
      },
    },
  });

  await expect(office.commit("book.xlsx", manyLoans(200, 20_000))).rejects.toMatchObject({
    code: "ledger-busy",
  });
  const [programme] = await store.ledger.totals("programme");
  const { loanCount } = await readProgress(office.deps);
  expect(loanCount).toBeGreaterThan(0n);
  expect(loanCount).toBe(programme?.measures.loanCount);

  const [failed] = (await store.imports.list(1)).items;
  await commitImport(office.deps, liaison, failed?.importId ?? "");
  await office.work();
  expect((await readProgress(office.deps)).loanCount).toBe(200n);
  close();
});

test("while another posts without a pause, an import is finished, and the one who posts last keeps what is shown", async () => {
  const { store, close } = await openStore();
  const office = openOffice(store);
  await office.commit("first.xlsx", manyLoans(10, 10_000, "F"));
  let heads = 0;
  const restless = openOffice(
    {
      ...store,
      ledger: { ...store.ledger, head: async () => ({ ...(await store.ledger.head()), hash: `${heads++}` }) },
    },
    { now: office.deps.now },
  );
  await keepSnapshot(restless.deps);

  expect(heads).toBe(16);
  expect((await readProgress(office.deps)).loanCount).toBe(10n);
  await office.commit("second.xlsx", manyLoans(5, 10_000, "S"));
  expect((await readProgress(office.deps)).loanCount).toBe(15n);
  close();
});
