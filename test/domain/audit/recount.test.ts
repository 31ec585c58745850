import { describe, expect, test } from "vitest";
import { recountBlock, startRecount } from "#shared/domain/audit/recount.ts";
import { fieldChanges } from "#shared/domain/ledger/field-text.ts";
import { emptyHead, type JournalBlock, type JournalEntry } from "#shared/domain/ledger/journal.ts";
import { loanFacts } from "#test/support/loans.ts";

type Step = { importId: string; kind: JournalEntry["kind"]; changes: JournalEntry["changes"]; fen: bigint };

const first = loanFacts({ amountFen: 100n });
const second = loanFacts({ amountFen: 300n, product: "惠农贷" });
const opening = fieldChanges(undefined, first);
const change = fieldChanges(first, second);
const back = (changes: Step["changes"]) =>
  changes.map(({ field, before, after }) => ({ field, before: after, after: before }));

const opened: Step = { importId: "one", kind: "opened", changes: opening, fen: 100n };
const changed: Step = { importId: "two", kind: "changed", changes: change, fen: 200n };
const undoneChange: Step = { importId: "two", kind: "undone", changes: back(change), fen: -200n };
const undoneOpening: Step = { importId: "one", kind: "undone", changes: back(opening), fen: -100n };

/** The kinds of difference that a loan's entries, one a block, tell. */
function kindsOf(...steps: Step[]): string[] {
  const recount = startRecount();
  const kinds: string[] = [];
  for (const [index, { importId, kind, changes, fen }] of steps.entries()) {
    const hash = `hash ${index}`;
    const block: JournalBlock = {
      blockNo: index + 1,
      previousHash: index === 0 ? emptyHead.hash : `hash ${index - 1}`,
      hash,
      knownAt: "2016-07-01T02:00:00.000Z",
      by: "liaison",
      importId,
      entries: [
        {
          bankId: "psbc",
          loanNo: "A1",
          seq: index + 1,
          kind,
          version: index + 1,
          changes,
          disbursedDeltaFen: fen,
          outstandingDeltaFen: fen,
          effectiveOn: "2016-06-05",
          source: { sheet: "明细", row: 2 },
        },
      ],
    };
    recountBlock(recount, block, hash, (difference) => kinds.push(difference));
  }
  return [...new Set(kinds)];
}

describe("a loan's entries", () => {
  test("may take the last that stands back, and the one before it, and begin again", () => {
    expect(kindsOf(opened, changed, undoneChange, undoneOpening, opened, undoneOpening)).toEqual([]);
    expect(kindsOf(opened, changed, undoneChange, changed)).toEqual([]);
  });

  test.each<[string, Step[], string[]]>([
    ["undo nothing", [undoneOpening], ["kind"]],
    ["undo twice", [opened, undoneOpening, undoneOpening], ["kind"]],
    ["change an undone loan", [opened, undoneOpening, changed], ["kind"]],
    ["open a loan that stands", [opened, { ...opened, importId: "two" }], ["kind"]],
    ["undo what another import did", [opened, { ...undoneOpening, importId: "two" }], ["undone-import"]],
    ["undo the entry below the last", [opened, changed, undoneOpening], ["undone-import"]],
  ])("must not %s", (_, steps, kinds) => {
    expect(kindsOf(...steps)).toEqual(expect.arrayContaining(kinds));
  });

  test("must take back every field that was changed, and no other", () => {
    const product = back(change).filter(({ field }) => field === "product");
    expect(kindsOf(opened, changed, { ...undoneChange, changes: product, fen: 0n })).toEqual([
      "undone-field",
    ]);

    const name = { field: "borrowerName", before: first.borrowerName ?? null, after: "李四" } as const;
    const more = { ...undoneChange, changes: [...back(change), name] };
    expect(kindsOf(opened, changed, more)).toEqual(["undone-field"]);

    const branch = { field: "branch", before: null, after: "琅琊支行" } as const;
    const added = { ...undoneChange, changes: [...back(change), branch] };
    expect(kindsOf(opened, changed, added)).toEqual(["undone-field"]);

    const kept = back(opening).filter(({ field }) => field !== "borrowerName");
    expect(kindsOf(opened, { ...undoneOpening, changes: kept })).toEqual(["undone-field"]);
  });
});
