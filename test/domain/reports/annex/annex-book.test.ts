import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import type { BookRow, BookSheet } from "#shared/domain/base/book.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { annexBook } from "#shared/domain/reports/annex/annex-book.ts";
import { type AssociationLines, addToAssociations } from "#shared/domain/reports/annex/annex-figures.ts";
import { annexTold } from "#shared/domain/reports/annex/annex-told.ts";
import { anyFacts, loanFacts } from "#test/support/loans.ts";
import { reportOf } from "#test/support/report-document.ts";

const detailOf = (loans: readonly LoanFacts[]) =>
  loans
    .filter(({ disbursedOn }) => disbursedOn.startsWith("2016-06"))
    .map((facts, index) => ({
      loanNo: `N${index}`,
      facts,
      associationName: "花生协会",
      countyName: "天长市",
    }));

const linesOf = (loans: readonly LoanFacts[]) => {
  const lines: AssociationLines = new Map();
  const frame = { asOf: "2016-06-30", firstOn: defaultProgramme.firstOn, lastOn: defaultProgramme.lastOn };
  for (const facts of loans) addToAssociations(lines, facts, frame);
  return lines;
};

const bookOf = (loans: readonly LoanFacts[], earlier: Parameters<typeof annexBook>[1] = {}) =>
  annexBook(reportOf(loans), earlier, {
    associations: [{ associationId: "assoc-1", name: "花生协会", countyName: "天长市" }],
    lines: linesOf(loans),
    loans: detailOf(loans),
  });

/** A figure of a cell in hundredths, exactly as its digits say. */
const hundredths = (row: BookRow | undefined, column: number) => {
  const content = row?.cells[column]?.content;
  return content?.kind === "number" ? Math.round(Number(content.text) * 100) : 0;
};
const wordAt = (row: BookRow, column: number) => {
  const content = row.cells[column]?.content;
  return content?.kind === "text" ? content.text : undefined;
};
const rowsOf = (book: readonly BookSheet[], name: string) => [
  ...(book.find((sheet) => sheet.name === name)?.rows ?? []),
];

describe("the annex", () => {
  test("has tables that foot: each dimension, the counties' money, the months and the detail", () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 30 }), (loans) => {
        const book = bookOf(loans);
        const owed = rowsOf(book, "小额贷款统计表").slice(3);
        const groups = Map.groupBy(owed, (row) => wordAt(row, 0));
        const totals = new Set<number>();
        for (const lines of groups.values()) {
          const sum = lines.pop();
          expect(wordAt(sum ?? { row: 0, cells: [] }, 1)).toBe("合计");
          for (const column of [2, 3]) {
            const added = lines.reduce((all, line) => all + hundredths(line, column), 0);
            expect(added).toBe(hundredths(sum, column));
          }
          totals.add(hundredths(sum, 3));
        }
        expect(groups.size).toBe(5);
        expect(totals.size).toBe(1);
        for (const [name, columns] of [
          ["分县进展", [1, 2, 3, 5, 6]],
          ["分农技协", [2, 3, 4, 5, 6]],
          ["分月发放", [1, 2]],
          ["本月发放明细", [7, 10]],
        ] as const) {
          const lines = rowsOf(book, name).slice(3);
          const sum = lines.pop();
          for (const column of columns) {
            const added = lines.reduce((all, line) => all + hundredths(line, column), 0);
            expect(added, `${name} ${column}`).toBe(hundredths(sum, column));
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test("compares with what the reports of the last month and the last December told", () => {
    const loan = loanFacts({ guarantee: "保证", outstandingFen: 3_000_000n });
    const { month, annex } = reportOf([loan, { ...loan, guarantee: "抵押" }]);
    const told = annexTold({ month, annex, formHashes: {} });
    const rows = rowsOf(bookOf([loan], { lastMonth: told }), "小额贷款统计表");

    const line = (name: string) =>
      rows.find((row) => wordAt(row, 0) === "按担保方式" && wordAt(row, 1) === name);
    expect([4, 5].map((column) => hundredths(line("保证"), column))).toEqual([0, 0]);
    expect([2, 4, 5].map((column) => hundredths(line("抵押"), column))).toEqual([0, -100, -3_000_000]);
    expect(wordAt(line("保证") ?? { row: 0, cells: [] }, 6)).toBe("—");
    expect(annexTold({ month: "2016-06", formHashes: {} })).toBeUndefined();
  });

  test("masks persons, and shows no more of a number than its last four characters", () => {
    const rows = rowsOf(bookOf([loanFacts({ borrowerName: "王小明" })]), "本月发放明细");

    const shown = JSON.stringify(rows);
    expect(shown).toContain("王*");
    expect(shown).not.toContain("王小明");
    expect(shown).not.toContain("aaaa");
  });

  test("puts the smaller groups of free words together, and loses none of their money", () => {
    const loans = Array.from({ length: 40 }, (_, index) =>
      loanFacts({ purpose: `用途${index}`, amountFen: BigInt(index + 1) * 100n }),
    );
    const rows = rowsOf(bookOf(loans), "小额贷款统计表").filter((row) => wordAt(row, 0) === "按贷款用途");

    expect(rows).toHaveLength(22);
    expect(wordAt(rows.at(-2) ?? { row: 0, cells: [] }, 1)).toBe("其他");
    expect(hundredths(rows.at(-1), 3)).toBe(((40 * 41) / 2) * 100);
  });
});
