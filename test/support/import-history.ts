import fc from "fast-check";
import { expect } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { readCockpit } from "#shared/app/progress/read-cockpit.ts";
import { readProgress } from "#shared/app/progress/read-progress.ts";
import { readSeenProgress } from "#shared/app/progress/read-seen-progress.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { personOf } from "./corrections.ts";
import { monthFigures } from "./month-figures.ts";
import { type Office, openOffice } from "./office.ts";
import { plainHeaders, plainRow, sheetOf } from "./sheets.ts";

/** What a row says in the model: which loan, of which association and month, over how many yuan. */
export type Told = { loan: number; association: number; month: number; yuan: number };

const told: fc.Arbitrary<Told> = fc.record({
  loan: fc.integer({ min: 0, max: 30 }),
  association: fc.integer({ min: 0, max: 3 }),
  month: fc.integer({ min: 6, max: 9 }),
  yuan: fc.oneof(fc.integer({ min: 1001, max: 1003 }), fc.integer({ min: 1000, max: 1_000_000 })),
});

/** Any book of 1 to 25 loans out of 31. */
export const anyBook = fc.uniqueArray(told, { selector: ({ loan }) => loan, minLength: 1, maxLength: 25 });

/** Two books of which the second says some loans again as the first did. */
export const anyTwoBooks: fc.Arbitrary<[Told[], Told[]]> = fc
  .tuple(anyBook, anyBook, fc.integer({ min: 0, max: 25 }))
  .map(([one, two, again]) => [one, withAgain(one.slice(0, again), two)]);

function withAgain(again: readonly Told[], rows: readonly Told[]): Told[] {
  const loans = new Set(again.map(({ loan }) => loan));
  return [...again, ...rows.filter(({ loan }) => !loans.has(loan))];
}

/**
 * A step of a history: a book is committed, the first rows of the n-th book from the last are sent again, or the n-th
 * import from the last is undone.
 */
export type Step =
  | { commit: readonly Told[] }
  | { again: number; rows: number; with: readonly Told[] }
  | { undo: number };

/** Any history of books and undoings, of the latest import more often than of older ones. */
export const anyHistory: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    anyBook.map((commit): Step => ({ commit })),
    fc.record({
      again: fc.integer({ min: 0, max: 3 }),
      rows: fc.integer({ min: 1, max: 25 }),
      with: fc.oneof(fc.constant([]), anyBook),
    }),
    fc.oneof(fc.constantFrom(0, 1, 2), fc.integer({ min: 0, max: 5 })).map((undo): Step => ({ undo })),
  ),
  { minLength: 2, maxLength: 10 },
);

const branches = ["东城支行", "西城支行", "城南支行"];
const counties = ["琅琊区", "南谯区"];

/** The workbook that says these rows; branch and county come of month and association. */
export function sheetsOf(rows: readonly Told[]): Sheet[] {
  const written = rows.map(({ loan, association, month, yuan }) => [
    ...plainRow(`L${loan}`, yuan, `2016-0${month}-15`)
      .with(4, `协会${association}`)
      .with(5, counties[association % 2] ?? ""),
    branches[month % 3] ?? "",
  ]);
  return [sheetOf("明细", [[...plainHeaders, "支行"], ...written])];
}

/** What an import said of a loan and what still holds: it made an entry of it, or found it as it was and so confirms it. */
type Said = { importId: string; told: Told; confirms: boolean };

/** What was said of each loan and holds, oldest first, the imports that were undone, and which associations each import named. */
export type Model = { loans: Map<number, Said[]>; undone: Set<string>; named: Map<string, string[]> };

/** Plays a history in an office, and after each step compares every figure with those of the naive fold. */
export async function playHistory(office: Office, steps: readonly Step[]): Promise<Model> {
  const model: Model = { loans: new Map(), undone: new Set(), named: new Map() };
  const imports: string[] = [];
  const books: (readonly Told[])[] = [];
  for (const step of steps) {
    if (!("undo" in step)) {
      const again = "again" in step ? (books.at(-1 - step.again) ?? []).slice(0, step.rows) : [];
      const rows = withAgain(again, "again" in step ? step.with : step.commit);
      if (rows.length === 0) continue;
      books.push(rows);
      imports.push(await commitStep(office, model, rows));
    } else await undoStep(office, model, imports.at(-1 - step.undo));
    await expectModel(office, model);
    await expectUndone(office, model);
    await expectAssociations(office, model);
  }
  return model;
}

async function commitStep(office: Office, model: Model, rows: readonly Told[]): Promise<string> {
  const { loans, named } = model;
  const { importId, counts } = await office.commit("book.xlsx", sheetsOf(rows));
  const expected = { read: rows.length, new: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const told of rows) {
    const said = loans.get(told.loan) ?? [];
    const last = said.at(-1)?.told;
    const confirms = last !== undefined && JSON.stringify(last) === JSON.stringify(told);
    expected[last === undefined ? "new" : confirms ? "unchanged" : "changed"] += 1;
    said.push({ importId, told, confirms });
    loans.set(told.loan, said);
  }
  expect(counts).toMatchObject(expected);
  named.set(
    importId,
    rows.map(({ association }) => `协会${association}`),
  );
  return importId;
}

/** On the list are the associations that an import named that was not undone: it is of these that loans are left. */
async function expectAssociations({ deps }: Office, { undone, named }: Model): Promise<void> {
  const expected = [...named].flatMap(([importId, names]) => (undone.has(importId) ? [] : names));
  const listed = (await deps.associations.list()).map(({ name }) => name);
  expect(new Set(listed)).toEqual(new Set(expected));
}

async function undoStep(office: Office, model: Model, importId: string | undefined): Promise<void> {
  if (importId === undefined) return;
  const before = await office.deps.imports.get(importId);
  const { undo } = await office.undo(importId);
  if (before?.state === "undone") return expect(undo).toEqual(before.undo);
  model.undone.add(importId);
  for (const [loan, said] of model.loans) model.loans.set(loan, left(said, model.undone));
}

/** What holds when some imports are undone: they confirm nothing, and their entries go that nothing else stands on. */
function left(said: readonly Said[], undone: ReadonlySet<string>): Said[] {
  const holding = said.filter(({ importId, confirms }) => !confirms || !undone.has(importId));
  while (undone.has(holding.at(-1)?.importId ?? "")) holding.pop();
  return holding;
}

/** Compares what each undone import says of itself with what is left of it, and why. */
async function expectUndone({ deps }: Office, { loans, undone }: Model): Promise<void> {
  for (const importId of undone) {
    const record = await deps.imports.get(importId);
    const { new: opened = 0, changed = 0 } = record?.counts ?? {};
    const whyOf = new Map(record?.undo?.kept.map((kept) => [kept.loanNo, kept]));
    const kept = [...loans].filter(([, said]) => said.some((one) => one.importId === importId));
    for (const [loan, said] of kept) {
      const later = said.slice(said.findLastIndex((one) => one.importId === importId) + 1);
      const { changedBy, confirmed = false } = whyOf.get(`L${loan}`) ?? {};
      expect(later).toContainEqual(expect.objectContaining({ importId: changedBy, confirms: confirmed }));
    }
    const keptCount = kept.length;
    expect(record).toMatchObject({
      state: "undone",
      undo: { undoneCount: opened + changed - keptCount, keptCount },
    });
    expect(whyOf.size).toBe(keptCount);
  }
}

/** Compares a ledger with one that never heard of anything but what stands. */
async function expectModel({ deps }: Office, { loans }: Model): Promise<void> {
  const rows = [...loans.values()].flatMap((said) => said.at(-1)?.told ?? []);
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
    const own = [...loans.values()].map((said) => broughtBy(said, key.slice("import#".length)));
    expect(measures.disbursedFen, key).toBe(own.reduce((sum, yuan) => sum + BigInt(yuan) * 100n, 0n));
  }
  expect((await verifyLedger(deps)).differences).toEqual([]);
  expect(await verifyLedger(deps)).toMatchObject({ ok: true, loans: rows.length });
  store.close();
}

/** What an import's changes of a loan that are left add to its amount. */
function broughtBy(said: readonly Said[], importId: string): number {
  return said.reduce(
    (sum, one, index) =>
      one.importId === importId ? sum + one.told.yuan - (said[index - 1]?.told.yuan ?? 0) : sum,
    0,
  );
}

const city = personOf("supervisor");
const langya = personOf("county-supervisor", { countyCode: "341102" });
const bank = {
  ...defaultProgramme.bank,
  branches: [
    { branchId: "east", name: "东城支行", aliases: [] },
    { branchId: "west", name: "西城支行", aliases: [] },
  ],
};

/**
 * Every figure that people are shown: the progress on two days, what banks and branches lent, a county's part of both, and
 * the report figures of each month.
 */
async function figuresOf(deps: Deps) {
  const facts: LoanFacts[] = [];
  for await (const loan of eachLoan(deps.ledger, {})) facts.push(loan.facts);
  const associations = await deps.associations.list();
  const months = ["2016-05", "2016-06", "2016-07", "2016-08", "2016-09", "2016-10"];
  const banked = { ...deps, programme: { ...deps.programme, bank } };
  return {
    byBank: await Promise.all(
      [city, langya].map(async (person) => (await readCockpit(banked, person)).byBank),
    ),
    ofCounty: await readSeenProgress(deps, langya, { asOf: "2016-07-20" }),
    progress: await Promise.all(["2016-07-20", "2016-10-31"].map((asOf) => readProgress(deps, { asOf }))),
    months: months.map((month) => monthFigures(deps.programme, associations, facts, month)),
  };
}
