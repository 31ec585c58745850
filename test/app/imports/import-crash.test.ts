import { expect, test } from "vitest";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { resumeImports } from "#shared/app/imports/resume-imports.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import { Crash, type CrashPoint, crashing, crashPoints } from "#test/support/crashing.ts";
import { liaison, openOffice } from "#test/support/office.ts";
import { imageOf, type OfficeImage } from "#test/support/office-image.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

/** A book of a hundred and fifty loans: more than one posting. */
function book(amount: number): Sheet[] {
  const rows = Array.from({ length: 150 }, (_, index) => {
    const row = plainRow(`A${index}`, amount + index);
    row[4] = `协会${index % 20}`;
    return row;
  });
  return [sheetOf("明细", [plainHeaders, ...rows])];
}

/** Imports a second book that changes the first, stopping at the given call and then resuming. */
async function runWithCrash(point: CrashPoint, image: OfficeImage<unknown>) {
  const { office: calm, store, close } = image.open();
  const stopped = openOffice(store, {
    files: crashing(calm.deps.files, point),
    ledger: crashing(store.ledger, point),
    snapshots: crashing(store.snapshots, point),
    imports: crashing(store.imports, point),
    associations: crashing(store.associations, point),
    now: calm.deps.now,
  });
  let importId: string | undefined;
  try {
    const checked = await stopped.check("second.xlsx", book(20_000));
    importId = checked.importId;
    await commitImport(stopped.deps, liaison, importId);
    await stopped.work();
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }

  const during = await verifyLedger(calm.deps);
  const again = openOffice(store, { files: calm.deps.files, now: calm.deps.now });
  again.deps.tableReader.read = async () => book(20_000);
  await resumeImports(again.deps);
  await again.work();
  const [last] = (await store.imports.list(1)).items;
  if (
    last !== undefined &&
    (last.state === "checked" || last.state === "failed") &&
    last.counts !== undefined
  ) {
    await commitImport(again.deps, liaison, last.importId);
    await again.work();
  }
  const ended = last && (await store.imports.get(last.importId));
  const head = await store.ledger.head();
  const [total] = await store.ledger.totals("programme");
  const after = await verifyLedger(calm.deps);
  close();
  return { during, after, ended, head, disbursedFen: total?.measures.disbursedFen };
}

test("an import stopped at any call of any port ends, after a restart, as if it had not been stopped", async () => {
  const calm: CrashPoint = { calls: 0, stopAt: Number.POSITIVE_INFINITY, when: "before" };
  const image = await imageOf((office) => office.commit("first.xlsx", book(10_000)));
  const undisturbed = await runWithCrash(calm, image);
  expect(undisturbed.ended?.counts).toMatchObject({ read: 150, changed: 150 });
  expect(undisturbed.after).toMatchObject({ ok: true, entries: 300 });
  expect(calm.calls).toBeGreaterThan(30);

  let finished = 0;
  const points = crashPoints(calm.calls);
  for (const { stopAt, when } of points) {
    const run = await runWithCrash({ calls: 0, stopAt, when }, image);
    expect(run.during, `stopped ${when} call ${stopAt}`).toMatchObject({ ok: true });
    expect(run.after, `resumed ${when} call ${stopAt}`).toMatchObject({ ok: true });
    if (run.ended?.fileName !== "second.xlsx" || run.ended.state === "announced") continue;
    if (run.ended.state === "failed") continue;
    finished += 1;
    expect(run.ended, `resumed ${when} call ${stopAt}`).toMatchObject({
      state: "committed",
      counts: undisturbed.ended?.counts,
      effect: undisturbed.ended?.effect,
    });
    expect(run.head.seq).toBe(undisturbed.head.seq);
    expect(run.disbursedFen).toBe(undisturbed.disbursedFen);
  }
  expect(finished).toBeGreaterThan(points.length / 2);
  image.remove();
}, 120_000);
