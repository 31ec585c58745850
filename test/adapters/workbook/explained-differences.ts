const text = (shown: string) => JSON.stringify({ kind: "text", text: shown });

/** Where our reader and the library read a foreign workbook otherwise, and why; what ours says stands first. */
export const explainedDifferences: readonly {
  file: string;
  why: string;
  places: Readonly<Record<string, readonly [ours: string, library: string]>>;
}[] = [
  {
    file: "date_iso.xlsx",
    why: 'A time alone with t="d" names no day: its text is kept, the library makes a fraction of a day of it.',
    places: { "0!3:0": [text("10:10:10"), JSON.stringify({ kind: "number", text: "0.42372685185185177" })] },
  },
  {
    file: "has_x000D_inline.xlsx",
    why: "_x000D_ stands for a carriage return that belongs to the text; the library drops it in inline strings only.",
    places: { "0!1:0": [text("ABC\r\nDEF"), text("ABC\nDEF")] },
  },
  {
    file: "minimal_package.xlsx",
    why: "A string with a plain text and a run: the library loses the run.",
    places: { "0!1:0": [text("ARREST BOOKINGS for 01/30/17"), text("ARREST BOOKINGS for ")] },
  },
  {
    file: "richtext-after-plain.xlsx",
    why: "A shared string with a plain text before its runs: the library loses the runs.",
    places: { "0!2:0": [text("tvalrval1rval2"), text("tval")] },
  },
  {
    file: "InlineString.xlsx",
    why: "A character reference above U+FFFF: the library cuts it to sixteen bits, which makes it another character.",
    places: { "0!1:0": [text("\u{1f61c}more text"), text("\uf61cmore text")] },
  },
  {
    file: "52575_main.xlsx",
    why: "A formula that was saved without its result: the library drops the cell, ours tells of it.",
    places: { "0!2:0": [JSON.stringify({ kind: "error", text: "#公式无结果" }), "nothing"] },
  },
  {
    file: "48962.xlsx",
    why: "Numbers in a font that is struck out: ours are texts with that mark, the library does not tell of fonts.",
    places: {
      "0!7:0": [text("6"), JSON.stringify({ kind: "number", text: "6" })],
      "0!7:4": [text("2008-06-15"), JSON.stringify({ kind: "day", day: "2008-06-15", text: "38152" })],
    },
  },
  {
    file: "xls_formula_columns_beyond_z.xls",
    why: "Formulas without a result in a book that nobody calculated: the library drops them, ours tells of them.",
    places: {
      "0!1:0": [JSON.stringify({ kind: "error", text: "#公式无结果" }), "nothing"],
      "0!2:0": [JSON.stringify({ kind: "error", text: "#公式无结果" }), "nothing"],
    },
  },
  {
    file: "OddStyleRecord.xls",
    why: "Rows of less than a point: nobody sees them.",
    places: { "0!9": ["hidden", "nothing"], "0!50": ["hidden", "nothing"] },
  },
  {
    file: "xlsx-corrupted.xlsx",
    why: "The package's relationships are broken XML: ours does not guess where the workbook is.",
    places: { refused: ["file-unreadable", "read"] },
  },
];
