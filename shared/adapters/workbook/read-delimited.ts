import { LedgerFailure } from "#shared/domain/failure.ts";
import type { Cell, Sheet, SheetRow } from "#shared/domain/sheet.ts";
import type { ReaderLimits } from "./reader-limits.ts";

const delimiters = [",", "\t", ";", "|"] as const;
const linesSampled = 20;

/**
 * Reads delimited text (RFC 4180, with comma, tab, semicolon or bar) as one sheet; every cell is text, so that long
 * numbers keep their digits. Rows are numbered by record, as Excel would. Fails with `too-many-rows` or `file-unsafe`.
 */
export function readDelimited(text: string, limits: ReaderLimits): Sheet {
  const body = text.replace(/^\ufeff/, "");
  const delimiter = delimiterOf(body);
  const rows: SheetRow[] = [];
  let row = 0;
  for (const record of recordsOf(body, delimiter)) {
    row += 1;
    if (row > limits.rowsMax) throw new LedgerFailure("too-many-rows", { max: limits.rowsMax });
    if (record.length > limits.columnsMax) throw new LedgerFailure("file-unsafe");
    const cells = record.map((field): Cell | null => (field === "" ? null : { kind: "text", text: field }));
    if (record.some((field) => field.length > limits.cellTextLengthMax))
      throw new LedgerFailure("file-unsafe");
    if (cells.some((cell) => cell !== null)) rows.push({ row, cells });
  }
  return { name: "CSV", hidden: false, rows };
}

function delimiterOf(text: string): string {
  const counts = new Map<string, number>();
  let quoted = false;
  let lines = 0;
  for (let index = 0; index < text.length && lines < linesSampled; index++) {
    const character = text.charAt(index);
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === "\n") lines += 1;
    else if (!quoted) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return delimiters.reduce((best, candidate) =>
    (counts.get(candidate) ?? 0) > (counts.get(best) ?? 0) ? candidate : best,
  );
}

function* recordsOf(text: string, delimiter: string): Generator<string[]> {
  let record: string[] = [];
  let index = 0;
  while (index < text.length) {
    const [field, end] =
      text[index] === '"' ? quotedField(text, index, delimiter) : bareField(text, index, delimiter);
    record.push(field);
    const separator = text[end];
    index = end + 1;
    if (separator === delimiter) {
      if (index >= text.length) record.push("");
      continue;
    }
    if (separator === "\r" && text[index] === "\n") index += 1;
    yield record;
    record = [];
  }
  if (record.length > 0) yield record;
}

function bareField(text: string, start: number, delimiter: string): [string, number] {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return [text.slice(start, end), end];
}

/** A quoted field; what stands between its closing quote and the separator is kept behind it. */
function quotedField(text: string, start: number, delimiter: string): [string, number] {
  let value = "";
  let index = start + 1;
  for (;;) {
    const quote = text.indexOf('"', index);
    if (quote < 0) return [value + text.slice(index), text.length];
    value += text.slice(index, quote);
    if (text[quote + 1] !== '"') {
      const [rest, end] = bareField(text, quote + 1, delimiter);
      return [value + rest, end];
    }
    value += '"';
    index = quote + 2;
  }
}
