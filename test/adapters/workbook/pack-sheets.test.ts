import fc from "fast-check";
import { expect, test } from "vitest";
import { packSheet, unpackSheet } from "#shared/adapters/workbook/pack-sheets.ts";
import type { Cell, SheetRow } from "#shared/domain/sheet.ts";
import { rowsOf } from "#test/support/sheets.ts";

const text = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.constantFrom("𠮷野", "\ud800", "\u0000", "a".repeat(4000)),
);
const number = fc.constantFrom("0", "-1.5", "110105194912310000");
const cell: fc.Arbitrary<Cell | null> = fc.oneof(
  fc.constant(null),
  text.map((value): Cell => ({ kind: "text", text: value })),
  number.map((value): Cell => ({ kind: "number", text: value })),
  number.map((value): Cell => ({ kind: "number", text: value, shown: { percent: true } })),
  number.map((value): Cell => ({ kind: "number", text: value, shown: { zeroPaddedTo: 10, unit: "wan" } })),
  number.map((value): Cell => ({ kind: "day", day: "2016-05-10", text: value })),
  fc.boolean().map((value): Cell => ({ kind: "boolean", value })),
  text.map((value): Cell => ({ kind: "error", text: value })),
);
const row: fc.Arbitrary<SheetRow> = fc.record(
  { row: fc.integer({ min: 1, max: 1_048_576 }), cells: fc.array(cell), hidden: fc.constant(true) },
  { requiredKeys: ["row", "cells"] },
);

test("a sheet crosses to another process and back unchanged, however often its rows are gone through", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), fc.integer({ min: 0, max: 3 }), (some, times) => {
      const rows = Array.from({ length: times }, () => some).flat();
      const sheet = { name: "明细", hidden: false, rows, hiddenColumns: [2] };

      const unpacked = unpackSheet(structuredClone(packSheet(sheet)));

      expect({ ...unpacked, rows: rowsOf(unpacked) }).toEqual(sheet);
      expect(rowsOf(unpacked)).toEqual(rows);
    }),
  );
});

test("a sheet of more rows than a batch holds keeps their order", () => {
  const rows = Array.from({ length: 4001 }, (_, index): SheetRow => {
    return { row: index + 1, cells: [null, { kind: "text", text: `第${index}行` }] };
  });

  expect(rowsOf(unpackSheet(packSheet({ name: "明细", hidden: false, rows })))).toEqual(rows);
});

test("a cell too long to be packed is refused and not cut", () => {
  const rows: SheetRow[] = [{ row: 1, cells: [{ kind: "text", text: "a".repeat(65_536) }] }];

  expect(() => packSheet({ name: "明细", hidden: false, rows })).toThrow(RangeError);
});
