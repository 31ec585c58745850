import fc from "fast-check";
import { expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { mergeAssociations, separateAssociation } from "#shared/app/corrections/merge-associations.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { mapImport } from "#shared/app/imports/map-import.ts";
import { changeMember } from "#shared/app/imports/registers/change-member.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { effectWarningCodes } from "#shared/domain/imports/effect-warning.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { personOf } from "#test/support/corrections.ts";
import { cases } from "#test/support/depth.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { loanPages } from "#test/support/read-book.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

const supervisor = personOf("supervisor");
const associations = ["花生", "水产", "粮食"].map(
  (name, index): Association => ({
    associationId: `a${index}`,
    name: `琅琊区${name}协会`,
    countyCode: "341102",
    aliases: [],
    confirmed: true,
  }),
);
const identities = ["11010519491231002X", "341102197910285770", "341102198001010010"];

/** A row of a loan: the association that it names, if any, and over how many yuan. */
type Told = { loan: number; association: number | undefined; yuan: number };
const place = fc.integer({ min: 0, max: associations.length - 1 });
const book = fc.uniqueArray(
  fc.record({
    loan: fc.integer({ min: 0, max: 3 }),
    association: fc.option(place, { nil: undefined }),
    yuan: fc.integer({ min: 1000, max: 1003 }),
  }),
  { selector: ({ loan }) => loan, minLength: 1, maxLength: 4 },
);

type Step =
  | { commit: readonly Told[] }
  | { undo: number }
  | { register: number }
  | { merge: number; into: number }
  | { separate: number };
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: book.map((commit) => ({ commit })) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 3 }).map((undo) => ({ undo })) },
  { weight: 2, arbitrary: place.map((register) => ({ register })) },
  { weight: 3, arbitrary: fc.record({ merge: place, into: place }) },
  { weight: 2, arbitrary: place.map((separate) => ({ separate })) },
);

async function openWith(): Promise<Office> {
  const office = openOffice(openSqliteStore({ file: ":memory:" }));
  await office.deps.associations.takeIn(associations);
  return office;
}

async function commit(office: Office, rows: readonly Told[]): Promise<string> {
  const { deps } = office;
  const cells = rows.map(({ loan, association, yuan }) => {
    const [loanNo, name, , type, , county, , day] = plainRow(`J${loan}`);
    const named = association === undefined ? null : (associations[association]?.name ?? null);
    return [loanNo, name, identities[loan % 3], type, named, county, yuan, day] as never;
  });
  const { importId } = await office.check("book.xlsx", [sheetOf("贷款", [plainHeaders, ...cells])]);
  await mapImport(deps, liaison, importId, { columns: [], values: [], holds: "programme" });
  await office.work();
  await commitImport(deps, liaison, importId, effectWarningCodes);
  await office.work();
  expect((await deps.imports.get(importId))?.state).toBe("committed");
  return importId;
}

const register = ({ deps }: Office, person: number) =>
  changeMember(deps, supervisor, {
    associationId: `a${person}`,
    name: "王小明",
    identityNo: identities[person] ?? "",
    kind: "member",
  });

/** Merging what cannot be merged changes nothing. */
const unlessRefused = (done: Promise<unknown>) =>
  done.catch((failure) => {
    if (!(failure instanceof LedgerFailure)) throw failure;
  });

async function play(office: Office, steps: readonly Step[]): Promise<{ told: readonly Told[] }[]> {
  const standing: { importId: string; told: readonly Told[] }[] = [];
  for (const step of steps) {
    if ("commit" in step) standing.push({ importId: await commit(office, step.commit), told: step.commit });
    else if ("register" in step) await register(office, step.register);
    else if ("undo" in step) {
      const [undone] = standing.splice(-1 - step.undo, 1);
      if (undone !== undefined) {
        const { undo } = await office.undo(undone.importId);
        // Only a later book keeps an entry; of one that it tells in part again that makes another book (ADR 37).
        const books = standing.map(({ importId }) => importId);
        for (const { changedBy } of undo?.kept ?? []) expect(books).toContain(changedBy);
        fc.pre(undo?.keptCount === 0);
      }
    } else if ("merge" in step) {
      const merge = { associationId: `a${step.merge}`, into: `a${step.into}` };
      await unlessRefused(mergeAssociations(office.deps, supervisor, merge));
    } else {
      await unlessRefused(
        separateAssociation(office.deps, supervisor, { associationId: `a${step.separate}` }),
      );
    }
    expect((await verifyLedger(office.deps)).differences).toEqual([]);
  }
  return standing;
}

async function bookOf({ deps }: Office): Promise<unknown[]> {
  return (await loanPages(deps.ledger, {}, 200))
    .flat()
    .map(({ loanNo, facts: { amountFen, associationId, associationOrigin } }) =>
      [loanNo, amountFen, associationId, associationOrigin].join(" "),
    )
    .sort();
}

test("books, undoings, registers, merges and their taking apart, in any order, give one book", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 2, maxLength: 12 }), async (steps) => {
      const office = await openWith();
      const standing = await play(office, steps);

      const other = await openWith();
      for (const person of new Set(steps.flatMap((step) => ("register" in step ? [step.register] : [])))) {
        await register(other, person);
      }
      for (const { told } of standing) await commit(other, told);
      await mergeAsIn(office, other);
      expect(await bookOf(office)).toEqual(await bookOf(other));
    }),
    { numRuns: cases(60) },
  );
}, 120_000);

/** Merges in one office what is merged in another, the innermost last: nothing can be merged into what is part of another. */
async function mergeAsIn(office: Office, other: Office): Promise<void> {
  const merged = (await office.deps.associations.list()).filter(({ mergedInto }) => mergedInto !== undefined);
  const into = new Map(merged.map(({ associationId, mergedInto = "" }) => [associationId, mergedInto]));
  const depth = (associationId: string): number => {
    const next = into.get(associationId);
    return next === undefined ? 0 : depth(next) + 1;
  };
  for (const { associationId, mergedInto = "" } of merged.sort(
    (a, b) => depth(b.associationId) - depth(a.associationId),
  )) {
    await mergeAssociations(other.deps, supervisor, { associationId, into: mergedInto });
  }
}

test("a book whose loans a register has attributed since is undone whole", async () => {
  const office = await openWith();
  const importId = await commit(office, [{ loan: 0, association: undefined, yuan: 1000 }]);
  await register(office, 0);
  expect(await bookOf(office)).toEqual(["J0 100000 a0 "]);

  const { undo } = await office.undo(importId);

  expect(undo).toMatchObject({ undoneCount: 1, keptCount: 0 });
  expect(await bookOf(office)).toEqual([]);
  expect((await verifyLedger(office.deps)).differences).toEqual([]);
});

test("a loan of which only an undone book said whose it is stands where a register has it", async () => {
  const office = await openWith();
  await commit(office, [{ loan: 0, association: undefined, yuan: 1000 }]);
  const naming = await commit(office, [{ loan: 0, association: 1, yuan: 1001 }]);
  await register(office, 0);
  expect(await bookOf(office)).toEqual(["J0 100100 a1 "]);

  await office.undo(naming);

  expect(await bookOf(office)).toEqual(["J0 100000 a0 "]);
});
