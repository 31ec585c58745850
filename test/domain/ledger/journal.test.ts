import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fieldChanges } from "#shared/domain/ledger/field-text.ts";
import {
  blockBytes,
  emptyHead,
  entryDeltas,
  headAfter,
  type JournalBlock,
  type JournalEntry,
} from "#shared/domain/ledger/journal.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { foldEntries } from "#test/support/fold-entries.ts";
import { anyFacts, loanFacts } from "#test/support/loans.ts";

function entriesOf(states: readonly LoanFacts[], loanNo = "A1"): JournalEntry[] {
  return states.map((after, index) => ({
    bankId: "psbc",
    loanNo,
    seq: index + 1,
    kind: index === 0 ? "opened" : "changed",
    version: index + 1,
    changes: fieldChanges(states[index - 1], after),
    ...entryDeltas(states[index - 1], after),
    effectiveOn: after.disbursedOn,
    source: { sheet: "明细", row: index + 2 },
  }));
}

const history = fc.array(anyFacts, { minLength: 1, maxLength: 6 });

describe("the entries of a loan", () => {
  test("fold into its last state, and their deltas add up to it", () => {
    fc.assert(
      fc.property(history, (states) => {
        const entries = entriesOf(states);
        const last = states.at(-1) as LoanFacts;
        expect(foldEntries(entries)).toEqual(last);
        expect(entries.reduce((sum, entry) => sum + entry.disbursedDeltaFen, 0n)).toBe(last.amountFen);
      }),
    );
  });

  test("do not fold when one is missing, twice there, or out of order", () => {
    const [one, two, three] = entriesOf([1n, 2n, 3n].map((amountFen) => loanFacts({ amountFen })));
    if (!one || !two || !three) throw new Error("three entries are needed");
    for (const entries of [[], [two], [one, three], [one, one, two], [two, one, three]]) {
      expect(() => foldEntries(entries)).toThrow(RangeError);
    }
  });
});

const anyText = fc.string({ unit: "grapheme", maxLength: 6 });
const block: fc.Arbitrary<JournalBlock> = fc
  .record({
    blockNo: fc.nat(1000),
    previousHash: anyText,
    knownAt: anyText,
    by: anyText,
    importId: anyText,
    states: fc.array(anyFacts, { minLength: 1, maxLength: 2 }),
    loanNo: anyText,
  })
  .map(({ states, loanNo, ...rest }) => ({ ...rest, hash: "", entries: entriesOf(states, loanNo) }));

const bytesText = (of: JournalBlock) => Buffer.from(blockBytes(of)).toString("latin1");

/** Every way to change a JSON value in one place a little: a character more, less or moved, a number beside it, an absent value. */
function mutations(value: unknown): unknown[] {
  if (value === null) return ["", "-"];
  if (typeof value === "string") return [`${value}-`, `1:${value}`, value === "" ? null : value.slice(1)];
  if (typeof value === "number") return [value + 1];
  if (typeof value === "bigint") return [value + 1n, -value - 1n];
  if (Array.isArray(value)) {
    const changed = value.flatMap((item, at) => mutations(item).map((other) => value.with(at, other)));
    return value.length === 0 ? [] : [...changed, value.slice(1), [...value, value[0]]];
  }
  return Object.entries(value as object).flatMap(([name, item]) =>
    mutations(item).map((other) => ({ ...(value as object), [name]: other })),
  );
}

describe("the bytes that a block's hash covers", () => {
  test("differ for any two blocks that differ in one place", () => {
    fc.assert(
      fc.property(block, ({ hash, ...rest }) => {
        const bytes = bytesText({ ...rest, hash });
        for (const other of mutations(rest)) {
          expect(bytesText(other as JournalBlock)).not.toBe(bytes);
        }
      }),
      { numRuns: 15 },
    );
  });

  test("differ for any two blocks that are not equal", () => {
    fc.assert(
      fc.property(block, block, (one, two) => {
        expect(bytesText(one) === bytesText(two)).toBe(
          JSON.stringify(one, plain) === JSON.stringify(two, plain),
        );
      }),
    );
  });

  test("differ when text moves from one field to its neighbour", () => {
    const base = { blockNo: 1, previousHash: "", hash: "", knownAt: "t", entries: [] };
    const one = bytesText({ ...base, by: "ab", importId: "c" });
    const two = bytesText({ ...base, by: "a", importId: "bc" });
    expect(one).not.toBe(two);
  });

  test("state the length of every text in UTF-8 bytes", () => {
    const bytes = blockBytes({
      blockNo: 1,
      previousHash: "p",
      knownAt: "t",
      by: "李𠮷é",
      importId: "i",
      entries: [],
    });
    expect(new TextDecoder().decode(bytes)).toBe("16:yinhui-journal-11:11:p1:t9:李𠮷é1:i1:0");
  });
});

test("a block leads to the head of its last entry, and an empty block to none", () => {
  const entries = entriesOf([loanFacts(), loanFacts({ amountFen: 1n })]);
  const base = { blockNo: 3, previousHash: emptyHead.hash, hash: "h", knownAt: "t", by: "b", importId: "i" };
  expect(headAfter({ ...base, entries })).toEqual({ blockNo: 3, seq: 2, hash: "h" });
  expect(() => headAfter({ ...base, entries: [] })).toThrow(RangeError);
});

function plain(_: string, value: unknown) {
  return typeof value === "bigint" ? value.toString() : value;
}
