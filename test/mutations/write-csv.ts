import type { Book, BookCell, BookSheet, Line } from "./book.ts";

/** Writes a book as delimited text, as Excel or a bank's system would. */
export function writeCsv({ sheets, csv }: Book): Uint8Array {
  const { delimiter, lineEnd } = csv;
  const [sheet] = sheets;
  if (sheet === undefined) throw new Error("a book without sheets");
  const width = Math.max(...sheet.lines.map(({ cells }) => cells.length));
  const lines = sheet.lines.map(({ cells, raw }) => {
    if (raw !== undefined) return raw;
    const fields = Array.from({ length: Math.max(width, cells.length) }, (_, column) =>
      fieldOf(cells[column] ?? null, delimiter, csv.quoteAll),
    );
    return fields.slice(0, Math.max(cells.length, 1)).join(delimiter);
  });
  return encoded(`${csv.before}${lines.join(lineEnd)}${lineEnd}${csv.after}`, csv.encoding);
}

/** A cell as a field of delimited text. */
function fieldOf(cell: BookCell | null, delimiter: string, quoteAll: boolean): string {
  if (cell === null) return "";
  if (cell.kind === "raw") return cell.text;
  const shown = shownText(cell);
  const isText = cell.kind === "text";
  const mustQuote = shown.includes(delimiter) || /["\r\n]/.test(shown);
  return mustQuote || (quoteAll && isText) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/** The fields of a line, one for each column. */
export function fieldTexts({ csv }: Book, sheet: BookSheet, { cells }: Line): string[] {
  return sheet.columns.map((_, column) => fieldOf(cells[column] ?? null, csv.delimiter, false));
}

/** What a cell looks like on the screen. */
export function shownText(cell: BookCell): string {
  switch (cell.kind) {
    case "text":
    case "raw":
    case "error":
      return cell.text;
    case "number":
      return cell.formula === "blank" ? "" : (cell.shown ?? cell.text);
    case "day": {
      const [year, month, day] = cell.day.split("-").map(Number);
      return `${year}/${month}/${day}`;
    }
    case "boolean":
      return cell.value ? "TRUE" : "FALSE";
  }
}

function encoded(words: string, encoding: Book["csv"]["encoding"]): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return Buffer.from(words, "utf8");
    case "utf-8-bom":
      return Buffer.from(`\ufeff${words}`, "utf8");
    case "utf-16le":
      return Buffer.from(`\ufeff${words}`, "utf16le");
    case "gb18030":
      return gb18030(words);
  }
}

let table: Map<string, number> | undefined;

/** Encodes in the two-byte part of GB18030, which is GBK; what it does not have becomes a question mark, as Excel does. */
function gb18030(words: string): Uint8Array {
  table ??= gbkTable();
  const bytes: number[] = [];
  for (const character of words) {
    const code = character.codePointAt(0) ?? 0;
    const pair = table.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair === undefined) bytes.push(0x3f);
    else bytes.push(pair >> 8, pair & 0xff);
  }
  return Uint8Array.from(bytes);
}

function gbkTable(): Map<string, number> {
  const decoder = new TextDecoder("gb18030");
  const pairs = new Map<string, number>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (character.length === 1 && character !== "\ufffd") pairs.set(character, (high << 8) | low);
    }
  }
  return pairs;
}
