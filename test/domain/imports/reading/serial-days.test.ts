import { expect, test } from "vitest";
import type { Cell } from "#shared/domain/base/sheet.ts";
import { readDay } from "#shared/domain/imports/reading/read-day.ts";
import { serialSpan } from "#shared/domain/imports/reading/serial-days.ts";

const day = (day: string): Cell => ({ kind: "day", day, text: day });
const number = (text: string): Cell => ({ kind: "number", text });
const spanOf = (cells: readonly (Cell | null)[]) =>
  serialSpan(
    cells.map((cell, index) => ({ row: index + 2, cells: [cell] })),
    { lastHeaderRow: 1, index: 0 },
    (cell) => readDay(cell),
  );

test("among written days a bare serial number is a day near them", () => {
  const cells = [day("2016-06-01"), null, number("34000"), { kind: "text" as const, text: "2016/8/3" }];
  expect(spanOf([...cells, day("2016-07-01")])).toEqual({ first: "2015-06-01", last: "2017-08-04" });
});

test("where most cells are serial numbers each may be any day", () => {
  expect(spanOf([number("42521"), number("42522"), day("2016-06-01")])).toBeUndefined();
  expect(spanOf([])).toBeUndefined();
});

test("days that stand for none do not widen the span", () => {
  expect(spanOf([day("2016-06-01"), day("9999-12-31"), day("2016-06-02")])?.last).toBe("2017-06-03");
});
