import { expect, test } from "vitest";
import type { UnderstoodColumn, UnderstoodSheet } from "#shared/domain/imports/import-record.ts";
import {
  columnChoice,
  leftOut,
  mappingOf,
  undecided,
  unitChoice,
} from "../../../web/src/pages/imports/mapping-choices.ts";

const column = (key: string, field: string | null, mappedBy: UnderstoodColumn["mappedBy"]) => ({
  column: "A",
  header: key,
  key,
  field,
  mappedBy,
  holds: "text" as const,
  samples: [],
});
const sheetOf = (
  name: string,
  columns: ReturnType<typeof column>[],
  more: Partial<Pick<UnderstoodSheet, "amountUnit" | "unitFrom">> = {},
) => ({
  sheet: name,
  hidden: false,
  headerRow: 1,
  firstDataRow: 2,
  amountUnit: "yuan" as const,
  unitFrom: "default" as const,
  outstandingUnit: "yuan" as const,
  outstandingUnitFrom: "default" as const,
  creditLineUnit: "yuan" as const,
  fingerprint: `of ${name}`,
  columnsLeftOut: 0,
  missing: [] as string[],
  ...more,
  columns,
});
type Sheet = ReturnType<typeof sheetOf>;
const mapped = (
  sheets: Sheet[],
  choices: readonly [ReturnType<typeof column>, string][],
  units: [string, string][] = [],
) =>
  mappingOf(
    { understood: sheets },
    new Map([
      ...choices.map(([one, choice]): [string, string] => [columnChoice(one), choice]),
      ...units.map(([name, unit]): [string, string] => [unitChoice(`of ${name}`), unit]),
    ]),
  ).columns;

const unknown = column("发生额", null, null);
const known = column("放款金额", "amount", "synonym");
const ignored = column("备注", null, "decision");
const decided = column("流水", "loanNo", "decision");

test("one choice holds on every sheet with that header, and a sheet without it is left as it is", () => {
  const sheets = [sheetOf("一", [unknown, known]), sheetOf("二", [unknown]), sheetOf("三", [known])];
  expect(mapped(sheets, [[unknown, "product"]])).toEqual([
    { fingerprint: "of 一", columns: [{ column: "发生额", field: "product" }] },
    { fingerprint: "of 二", columns: [{ column: "发生额", field: "product" }] },
  ]);
});

test("a recognised column can be made another or left out", () => {
  const sheets = [sheetOf("一", [known])];
  expect(mapped(sheets, [[known, leftOut]])[0]?.columns).toEqual([{ column: "放款金额", field: null }]);
  expect(mapped(sheets, [[known, "creditLine"]])[0]?.columns).toEqual([
    { column: "放款金额", field: "creditLine" },
  ]);
});

test("what was decided before stays: columns, columns left out and the unit", () => {
  const sheets = [sheetOf("一", [unknown, ignored, decided], { amountUnit: "wan", unitFrom: "decision" })];
  expect(mapped(sheets, [[unknown, "amount"]])).toEqual([
    {
      fingerprint: "of 一",
      columns: [
        { column: "发生额", field: "amount" },
        { column: "备注", field: null },
        { column: "流水", field: "loanNo" },
      ],
      amountUnit: "wan",
    },
  ]);
  expect(mapped(sheets, [], [["一", "yuan"]])[0]).toMatchObject({
    columns: [{ column: "备注" }, { column: "流水" }],
    amountUnit: "yuan",
  });
});

test("a decision is taken back, and gives way to another column that is chosen for its field", () => {
  const sheets = [sheetOf("一", [unknown, decided])];
  expect(mapped(sheets, [[decided, undecided]])).toEqual([{ fingerprint: "of 一", columns: [] }]);
  expect(mapped(sheets, [[unknown, "loanNo"]])[0]?.columns).toEqual([{ column: "发生额", field: "loanNo" }]);
});

test("nothing chosen decides nothing", () => {
  expect(mapped([sheetOf("一", [unknown, ignored, decided])], [])).toEqual([]);
});
