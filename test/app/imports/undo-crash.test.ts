import { expect, test } from "vitest";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { resumeImports } from "#shared/app/imports/resume-imports.ts";
import { undoImport } from "#shared/app/imports/undo-import.ts";
import { readProgress } from "#shared/app/progress/read-progress.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import { Crash, type CrashPoint, crashing, crashPoints } from "#test/support/crashing.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { imageOf, type OfficeImage } from "#test/support/office-image.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

/** A book of as many loans as asked for, from the given one on, over twenty associations. */
function book(amount: number, count: number, first = 0): Sheet[] {
  const rows = Array.from({ length: count }, (_, index) => {
    const row = plainRow(`A${first + index}`, amount + index);
    row[4] = `协会${(first + index) % 20}`;
    return row;
  });
  return [sheetOf("明细", [plainHeaders, ...rows])];
}

/** What is in the ledger before a book is undone: gives that book. */
type Setting = (office: Office) => Promise<string>;

/** A book that changed 40 loans and opened 20, more than one posting undoes, of which others have changed 5. */
const changedSince: Setting = async (office) => {
  await office.commit("first.xlsx", book(10_000, 40));
  const { importId } = await office.commit("second.xlsx", book(20_000, 60));
  await office.commit("third.xlsx", book(30_000, 5, 38));
  return importId;
};

/** A book that changed 12 loans of one that was undone and opened 4, of which another has confirmed 5. */
const keptForIt: Setting = async (office) => {
  const first = await office.commit("first.xlsx", book(10_000, 12));
  const { importId } = await office.commit("second.xlsx", book(20_000, 16));
  const confirmed = book(20_000, 16)[0]?.rows ?? [];
  await office.commit("third.xlsx", [{ name: "明细", hidden: false, rows: [...confirmed].slice(0, 6) }]);
  await office.undo(first.importId);
  return importId;
};

/** Undoes the book of a setting, stopping at the given call and then resuming. */
async function runWithCrash(point: CrashPoint, { lived: importId, open }: OfficeImage<string>) {
  const { office: calm, store, close } = open();
  const stopped = openOffice(store, {
    files: crashing(calm.deps.files, point),
    ledger: crashing(store.ledger, point),
    imports: crashing(store.imports, point),
    associations: crashing(store.associations, point),
    now: calm.deps.now,
  });
  try {
    await undoImport(stopped.deps, liaison, importId, "传错了文件");
    await stopped.work();
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }

  const during = await verifyLedger(calm.deps);
  const again = openOffice(store, { files: calm.deps.files, now: calm.deps.now });
  await resumeImports(again.deps);
  await again.work();
  const ended = await again.undo(importId);
  const { items } = await store.imports.list(200);
  const result = {
    others: items.map(({ state, counts, undo }) => ({
      state,
      counts,
      undo: undo && { undoneCount: undo.undoneCount, keptCount: undo.keptCount, kept: undo.kept },
    })),
    during,
    after: await verifyLedger(calm.deps),
    ended,
    head: await store.ledger.head(),
    progress: await readProgress(calm.deps, { asOf: "2016-12-31" }),
    own: await store.ledger.totals(`import#${importId}`),
  };
  close();
  return result;
}

test.each([
  ["others have changed", changedSince, { undoneCount: 55, keptCount: 5 }, 43, 40 + 60 + 5 + 55],
  ["another has confirmed", keptForIt, { undoneCount: 11, keptCount: 5 }, 5, 12 + 16 + 11 + 7],
] as const)(
  "an undoing of what %s, stopped at any call of any port, ends, after a restart, as if it had not been stopped",
  async (_, setting, undo, loans, entries) => {
    const image = await imageOf(setting);
    const calm: CrashPoint = { calls: 0, stopAt: Number.POSITIVE_INFINITY, when: "before" };
    const undisturbed = await runWithCrash(calm, image);
    expect(undisturbed.ended).toMatchObject({ state: "undone", undo });
    expect(undisturbed.after).toMatchObject({ ok: true, loans, entries });
    expect(calm.calls).toBeGreaterThan(20);

    for (const { stopAt, when } of crashPoints(calm.calls)) {
      const run = await runWithCrash({ calls: 0, stopAt, when }, image);
      const named = `stopped ${when} call ${stopAt}`;
      expect(run.during, named).toMatchObject({ ok: true });
      expect(run.after, named).toMatchObject({ ok: true });
      expect(run.ended, named).toMatchObject({
        state: "undone",
        counts: undisturbed.ended.counts,
        effect: undisturbed.ended.effect,
        undo: { ...undo, kept: undisturbed.ended.undo?.kept },
      });
      expect(run.ended.problem, named).toBeUndefined();
      expect(run.others, named).toEqual(undisturbed.others);
      expect(run.head.seq, named).toBe(undisturbed.head.seq);
      expect(run.progress, named).toEqual(undisturbed.progress);
      expect(run.own, named).toEqual(undisturbed.own);
    }
    image.remove();
  },
  240_000,
);
