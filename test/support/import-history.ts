import fc from "fast-check";
import { expect } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { eachLoan } from "#shared/app/each-loan.ts";
import { readProgress } from "#shared/app/read-progress.ts";
import { verifyLedger } from "#shared/app/verify-ledger.ts";
import type { LoanFacts } from "#shared/domain/loan.ts";
import { monthFigures } from "#shared/domain/report/month-figures.ts";
import type { Sheet } from "#shared/domain/sheet.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type Office, openOffice } from "./office.ts";
import { plainHeaders, plainRow, sheetOf } from "./sheets.ts";

/** What a row says in the model: which loan, of which association and month, over how many yuan. */
export type Told = { loan: number; association: number; month: number; yuan: number };

const told: fc.Arbitrary<Told> = fc.record({
  loan: fc.integer({ min: 0, max: 30 }),
  association: fc.integer({ min: 0, max: 3 }),
  month: fc.integer({ min: 6, max: 9 }),
  yuan: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 1_000_000 })),
});

/** Any book of 1 to 25 loans out of 31. */
export const anyBook = fc.uniqueArray(told, { selector: ({ loan }) => loan, minLength: 1, maxLength: 25 });

/** A step of a history: a book is committed, or the n-th import from the last is undone. */
export type Step = { commit: readonly Told[] } | { undo: number };

/** Any history of books and undoings, of the latest import more often than of older ones. */
export const anyHistory: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    anyBook.map((commit): Step => ({ commit })),
    fc.oneof(fc.constantFrom(0, 1, 2), fc.integer({ min: 0, max: 5 })).map((undo): Step => ({ undo })),
  ),
  { minLength: 2, maxLength: 10 },
);

/** The workbook that says these rows. */
export function sheetsOf(rows: readonly Told[]): Sheet[] {
  const written = rows.map(({ loan, association, month, yuan }) => {
    const row = plainRow(`L${loan}`, yuan, `2016-0${month}-15`);
    row[4] = `协会${association}`;
    return row;
  });
  return [sheetOf("明细", [plainHeaders, ...written])];
}

/** What was told of a loan and stands, oldest first, each by its import; nothing when the loan is gone. */
export type Model = Map<number, { importId: string; told: Told }[]>;

/** Plays a history in an office, and after each step compares every figure with those of the naive fold. */
export async function playHistory(office: Office, steps: readonly Step[]): Promise<Model> {
  const model: Model = new Map();
  const imports: string[] = [];
  for (const step of steps) {
    if ("commit" in step) imports.push(await commitStep(office, model, step.commit));
    else await undoStep(office, model, imports.at(-1 - step.undo));
    await expectModel(office, model);
  }
  return model;
}

async function commitStep(office: Office, model: Model, rows: readonly Told[]): Promise<string> {
  const { importId, counts } = await office.commit("book.xlsx", sheetsOf(rows));
  const expected = { read: rows.length, new: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const row of rows) {
    const standing = model.get(row.loan) ?? [];
    const last = standing.at(-1)?.told;
    const same = last !== undefined && JSON.stringify(last) === JSON.stringify(row);
    expected[last === undefined ? "new" : same ? "unchanged" : "changed"] += 1;
    if (!same) standing.push({ importId, told: row });
    model.set(row.loan, standing);
  }
  expect(counts).toMatchObject(expected);
  return importId;
}

async function undoStep(office: Office, model: Model, importId: string | undefined): Promise<void> {
  if (importId === undefined) return;
  const before = await office.deps.imports.get(importId);
  const { undo } = await office.undo(importId);
  if (before?.state === "undone") return expect(undo).toEqual(before.undo);
  const kept = new Map<string, string>();
  let undoneCount = 0;
  for (const [loan, standing] of model) {
    if (!standing.some((one) => one.importId === importId)) continue;
    const last = standing.at(-1)?.importId ?? "";
    if (last !== importId) kept.set(`L${loan}`, last);
    else {
      standing.pop();
      undoneCount += 1;
    }
  }
  expect(undo).toMatchObject({ undoneCount, keptCount: kept.size });
  expect(new Map(undo?.kept.map(({ loanNo, changedBy }) => [loanNo, changedBy]))).toEqual(kept);
}

/** Compares a ledger with one that never heard of anything but what stands. */
async function expectModel({ deps }: Office, model: Model): Promise<void> {
  const rows = [...model.values()].flatMap((standing) => standing.at(-1)?.told ?? []);
  const store = openSqliteStore({ file: ":memory:" });
  const plain = openOffice(store, { now: () => "2016-11-01T03:00:00.000Z" });
  if (rows.length > 0) await plain.commit("all.xlsx", sheetsOf(rows));

  expect(await figuresOf(deps)).toEqual(await figuresOf({ ...plain.deps, associations: deps.associations }));
  const brought = await deps.ledger.totals("import#");
  const [programme] = await deps.ledger.totals("programme");
  const fen = BigInt(rows.reduce((sum, { yuan }) => sum + yuan, 0)) * 100n;
  expect(brought.reduce((sum, { measures }) => sum + measures.disbursedFen, 0n)).toBe(fen);
  expect(programme?.measures.disbursedFen ?? 0n).toBe(fen);
  for (const { key, measures } of brought) {
    const own = [...model.values()].map((standing) => broughtBy(standing, key.slice("import#".length)));
    expect(measures.disbursedFen, key).toBe(own.reduce((sum, yuan) => sum + BigInt(yuan) * 100n, 0n));
  }
  expect((await verifyLedger(deps)).differences).toEqual([]);
  expect(await verifyLedger(deps)).toMatchObject({ ok: true, loans: rows.length });
  store.close();
}

/** What an import's standing changes of a loan add to its amount. */
function broughtBy(standing: readonly { importId: string; told: Told }[], importId: string): number {
  return standing.reduce(
    (sum, one, index) =>
      one.importId === importId ? sum + one.told.yuan - (standing[index - 1]?.told.yuan ?? 0) : sum,
    0,
  );
}

/** Every figure that people are shown: the progress on two days, and the report figures of each month. */
async function figuresOf(deps: Deps) {
  const facts: LoanFacts[] = [];
  for await (const loan of eachLoan(deps.ledger, {})) facts.push(loan.facts);
  const associations = await deps.associations.list();
  const months = ["2016-05", "2016-06", "2016-07", "2016-08", "2016-09", "2016-10"];
  return {
    progress: await Promise.all(["2016-07-20", "2016-10-31"].map((asOf) => readProgress(deps, { asOf }))),
    months: months.map((month) => monthFigures(deps.programme, associations, facts, month)),
  };
}
