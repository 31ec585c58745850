import fc from "fast-check";
import { expect, test } from "vitest";
import { journalBlocks } from "#shared/app/ledger/journal-blocks.ts";
import type { JournalBlock, JournalEntry } from "#shared/domain/ledger/journal.ts";

const blockOf = (blockNo: number, entries: number): JournalBlock => ({
  blockNo,
  ...{ previousHash: "", hash: "", knownAt: "", by: "", importId: "" },
  entries: new Array<JournalEntry>(entries),
});

test("all blocks come in order, however many entries they have, and about 500 of these at once", async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 300 });
  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(20), fc.nat(400), async (entries, after, last) => {
      const all = entries.map((count, index) => blockOf(index + 1, count));
      const reads: number[] = [];
      const ledger = {
        async blocks(afterBlockNo: number, limit: number) {
          const found = all.slice(afterBlockNo, afterBlockNo + limit);
          reads.push(found.reduce((sum, block) => sum + block.entries.length, 0));
          return found;
        },
      };
      const given: number[] = [];
      for await (const { blockNo } of journalBlocks(ledger, after, last)) given.push(blockNo);
      expect(given).toEqual(
        all.map(({ blockNo }) => blockNo).filter((blockNo) => blockNo > after && blockNo <= last),
      );
      const even = Math.max(...entries) < 2 * Math.min(...entries);
      if (even) expect(Math.max(0, ...reads)).toBeLessThanOrEqual(1000);
    }),
  );
});
