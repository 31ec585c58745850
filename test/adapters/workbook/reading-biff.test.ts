import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { continuedFrom } from "#shared/adapters/workbook/xls/biff-records.ts";
import { createDataReader, readUnicode } from "#shared/adapters/workbook/xls/biff-strings.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Cell } from "#shared/domain/base/sheet.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { readHere } from "./read-here.ts";
import {
  byteText,
  double,
  formula,
  number,
  type Record,
  record,
  type SmallXls,
  wideText,
  written,
  xlsOf,
} from "./small-xls.ts";

const name = Buffer.from("S", "utf16le");
const one = { kind: "number", text: "1" };

async function sheetOf(records: readonly Record[], more: Partial<SmallXls> = {}) {
  return (await readHere(xlsOf({ sheets: [{ name, records }], ...more })))[0];
}

const hidden = (row: number, flags: number, height = 300) =>
  record(0x208, row, 0, 1, height, 0, 0, flags, 0x0f);

/** 借据号, 王建国 and so on in the bytes of code pages, as ICU writes them. */
const gbk = Buffer.from("bde8bedd bac5cdf5 bda8b9fa".replaceAll(" ", ""), "hex");
const big5 = Buffer.from("adc9bedab8b9", "hex");
const shiftJis = Buffer.from("8ed893fc8be0", "hex");
const names = Buffer.from("53", "hex");
test.each<[string, number | undefined, Buffer, string]>([
  ["of China", 936, gbk, "借据号王建国"],
  ["of China, called GB 18030", 54936, gbk, "借据号王建国"],
  ["of Taiwan", 950, big5, "借據號"],
  ["of Japan", 932, shiftJis, "借入金"],
  ["of the West", 1252, Buffer.from("416ee9e0", "hex"), "Anéà"],
  ["of the West, as Chinese programs say", 1252, gbk, "借据号王建国"],
  ["that nobody names, Chinese", undefined, gbk, "借据号王建国"],
  ["that nobody names, Western", undefined, Buffer.from("52e973756de9", "hex"), "Résumé"],
  ["that nobody knows", 4711, Buffer.from("416ee9", "hex"), "Ané"],
])("texts in the code page %s", async (_, page, bytes, expected) => {
  const globals = page === undefined ? [] : [record(0x42, page)];
  const sheets = [{ name: names, records: [byteText(0, 0, bytes)] }];
  const [sheet] = await readHere(xlsOf({ version: 5, globals, sheets }));

  expect(sheet?.name).toBe("S");
  expect(rowsOf(sheet)[0]?.cells).toEqual([{ kind: "text", text: expected }]);
});

test("cells in any order are read in theirs, and of two in one place the last", async () => {
  const sheet = await sheetOf([
    wideText(2, 1, "丙"),
    number(0, 0, 1),
    number(2, 0, 3),
    number(0, 0, 2),
    record(0xbd, 1, 2, 0, 0x0006, 0, 0, 0x000a, 0, 3),
  ]);

  expect(rowsOf(sheet)).toEqual([
    { row: 1, cells: [{ kind: "number", text: "2" }] },
    { row: 2, cells: [null, null, one, { kind: "number", text: "2" }] },
    {
      row: 3,
      cells: [
        { kind: "number", text: "3" },
        { kind: "text", text: "丙" },
      ],
    },
  ]);
});

test("rows are hidden by their flag, by their height, or because rows are that nobody tells of", async () => {
  const cells = [0, 1, 2, 3].map((row) => number(row, 0, 1));
  const hiddenOf = async (...records: Record[]) =>
    rowsOf(await sheetOf([...records, ...cells])).flatMap((row) => (row.hidden ? [row.row] : []));

  expect(await hiddenOf(hidden(0, 0x20), hidden(1, 0x40, 0), hidden(2, 0, 0x8000))).toEqual([1, 2]);
  expect(await hiddenOf(record(0x225, 0x02, 0), hidden(0, 0x40))).toEqual([2, 3, 4]);
});

const empty = Buffer.from("030000000000ffff", "hex");
const text = Buffer.from("000000000000ffff", "hex");
const marked = (shown: string): Cell => ({ kind: "number", text: shown, shown: { uncalculated: true } });
const lost: Cell = { kind: "error", text: "#公式无结果" };
const recalculated = record(0x1c1, 0x1c1, 0, 0x1234, 1);
test.each<[string, Record[], Record[], (Cell | null)[], true | undefined]>([
  ["0, and nothing says that it was calculated", [], [formula(0, 0, double(0))], [marked("0")], true],
  ["0, as Excel calculated it", [recalculated], [formula(0, 0, double(0))], [marked("0")], undefined],
  [
    "0, to be calculated when it is loaded",
    [recalculated],
    [formula(0, 0, double(0), 2)],
    [marked("0")],
    true,
  ],
  ["2, to be calculated when it is loaded", [], [formula(0, 0, double(2), 3)], [marked("2")], true],
  [
    "0 in a sheet that was left uncalculated",
    [recalculated],
    [record(0x5e, 0), formula(0, 0, double(0))],
    [marked("0")],
    true,
  ],
  [
    "0 in a book with no engine",
    [record(0x1c1, 0x1c1, 0, 0, 0)],
    [formula(0, 0, double(0))],
    [marked("0")],
    true,
  ],
  [
    "0 beside 2",
    [],
    [formula(0, 0, double(0)), formula(0, 1, double(2))],
    [marked("0"), { kind: "number", text: "2" }],
    undefined,
  ],
  ["nothing, and nothing says that it was calculated", [], [formula(0, 0, empty)], [lost], true],
  [
    "nothing, as Excel calculated it",
    [recalculated],
    [formula(0, 0, empty), number(0, 1, 1)],
    [null, one as Cell],
    undefined,
  ],
  [
    "a text",
    [],
    [formula(0, 0, text), record(0x207, 1, Uint8Array.of(1), Buffer.from("甲", "utf16le"))],
    [{ kind: "text", text: "甲" }],
    undefined,
  ],
  ["a text that is not there", [], [formula(0, 0, text)], [lost], undefined],
])("a formula with %s", async (_, globals, records, expected, toBeCalculated) => {
  const sheet = await sheetOf(records, { globals });

  expect(rowsOf(sheet)[0]?.cells).toEqual(expected);
  expect(sheet?.toBeCalculated).toBe(toBeCalculated);
});

test("a sheet that ends before its end is refused by its name", async () => {
  const bytes = xlsOf({ sheets: [{ name, records: [number(0, 0, 1)] }] });

  await expect(readHere(bytes.subarray(0, bytes.length - 4))).rejects.toMatchObject({
    code: "file-unreadable",
    facts: { sheet: "S" },
  });
});

test("a text that the book does not have is an error of its cell", async () => {
  const sheet = await sheetOf([record(0xfd, 0, 0, 0, 9, 0), number(0, 1, 1)]);

  expect(rowsOf(sheet)[0]?.cells).toEqual([{ kind: "error", text: "#文字缺失" }, one]);
});

test("a text that a record continues anywhere, wide or not, is the same", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 6, unit: "grapheme" }), fc.boolean()), {
        minLength: 1,
        maxLength: 5,
      }),
      (pieces) => {
        const whole = pieces.map(([piece]) => piece).join("");
        const records = pieces.map(([piece, wish], index): Record => {
          const isWide = wish || /[\u0100-\uffff]/.test(piece);
          const chars = Buffer.from(piece, isWide ? "utf16le" : "latin1");
          const head = Buffer.concat([
            index === 0 ? Buffer.from([whole.length & 0xff, whole.length >> 8]) : Buffer.alloc(0),
            Uint8Array.of(isWide ? 1 : 0),
          ]);
          return { type: index === 0 ? 0xfc : 0x3c, data: Buffer.concat([head, chars]) };
        });
        const stream = written(records);
        const data = createDataReader(stream, continuedFrom(stream, 4, 4 + stream.readUInt16LE(2)));
        expect(readUnicode(data, data.word()).text).toBe(whole);
        expect(data.isAtEnd()).toBe(true);
      },
    ),
  );
});

test("a stream with bytes changed is read or refused, and nothing else becomes of it", async () => {
  const good = Buffer.from(
    xlsOf({
      globals: [
        record(
          0xfc,
          2,
          0,
          2,
          0,
          1,
          Uint8Array.of(0, 0x41),
          1,
          Uint8Array.of(8),
          1,
          Uint8Array.of(0x42),
          0,
          0,
        ),
      ],
      sheets: [
        {
          name,
          records: [
            record(0xfd, 0, 0, 0, 1, 0),
            number(1, 0, 1),
            formula(2, 0, double(0)),
            hidden(1, 0x20),
            record(0xe5, 1, 0, 1, 0, 1),
          ],
        },
      ],
    }),
  );
  const change = fc.record({ at: fc.nat({ max: good.length - 1 }), byte: fc.nat({ max: 255 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const bytes = Buffer.from(good);
      for (const { at, byte } of changes) if (at > 8) bytes[at] = byte;
      try {
        await readHere(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(LedgerFailure);
      }
    }),
    { numRuns: 1000 },
  );
});

test.each(["xlsx", "xls"])("looks.%s tells what its cells look like", async (extension) => {
  const file = new URL(`../../fixtures/looks/looks.${extension}`, import.meta.url);
  const [sheet] = await readHere(await readFile(file));
  const rows = rowsOf(sheet);
  const marks = (text: string, ...told: ("superscript" | "subscript" | "struck")[]) => ({
    kind: "text",
    text,
    marks: told,
  });

  expect(rows.slice(1, 5).map(({ cells }) => cells)).toEqual([
    [
      marks("500001", "superscript"),
      marks("80000", "struck"),
      { kind: "number", text: "123", shown: { template: '"PSBC"000000' } },
    ],
    [
      marks("580000", "struck"),
      marks("王建国", "struck"),
      { kind: "number", text: "123", shown: { template: '0000"-"0000' } },
    ],
    [
      marks("23", "subscript"),
      marks("2016-05-10", "struck"),
      { kind: "number", text: "123", shown: { zeroPaddedTo: 6 } },
    ],
    [
      { kind: "text", text: "50000" },
      marks("上标", "superscript"),
      { kind: "number", text: "12", shown: { unit: "wan" } },
    ],
  ]);
  expect(rows[5]).toMatchObject({ row: 6, hidden: true });
  expect(rows[5]?.cells[2]).toEqual(marked("0"));
  expect(sheet?.toBeCalculated).toBeUndefined();
});
