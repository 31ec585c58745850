import { LedgerFailure } from "#shared/domain/failure.ts";
import type { SheetSink } from "./packed-rows.ts";
import type { ReaderLimits } from "./reader-limits.ts";
import { createTextRows } from "./text-rows.ts";

const delimiters = [",", "\t", ";", "|"] as const;
const linesSampled = 40;
const endOfFileOfDos = "\u001a";

/**
 * Reads delimited text (RFC 4180, with comma, tab, semicolon or bar) as one sheet; every cell is text, so that long
 * numbers keep their digits. Rows are numbered by record, as Excel would. Fails with `too-many-rows`, `file-unsafe` or,
 * for a quotation that never ends, `file-unreadable`.
 */
export async function readDelimited(text: string, limits: ReaderLimits, sink: SheetSink): Promise<void> {
  const whole = text.replace(/^\ufeff/, "");
  const end = whole.trimEnd().endsWith(endOfFileOfDos) ? whole.lastIndexOf(endOfFileOfDos) : whole.length;
  const body = whole.slice(0, end);
  const rows = createTextRows(limits);
  let row = 0;
  for (const record of recordsOf(body, delimiterOf(body))) {
    row += 1;
    if (row > limits.rowsMax) throw new LedgerFailure("too-many-rows", { max: limits.rowsMax });
    if (record.length > limits.columnsMax) throw new LedgerFailure("file-unsafe");
    rows.beginRow(row, false);
    for (const [column, field] of record.entries()) if (field !== "") rows.addText(column, field);
    rows.endRow();
    await rows.hand(sink, false);
  }
  await rows.hand(sink, true);
  await sink.end({ name: "CSV", hidden: false, merges: [], hiddenColumns: [], shown: [] });
}

/** The delimiter that stands equally often in the most lines; 1;2,000.00 has one semicolon a line, but not one comma. */
function delimiterOf(text: string): string {
  const lines = sampledLines(text);
  const score = (delimiter: string) => {
    const agreeing = new Map<number, number>();
    for (const line of lines) {
      const count = line.get(delimiter) ?? 0;
      if (count > 0) agreeing.set(count, (agreeing.get(count) ?? 0) + count);
    }
    return Math.max(0, ...agreeing.values());
  };
  return delimiters.reduce((best, candidate) => (score(candidate) > score(best) ? candidate : best));
}

/** How often each character stands outside quotes, in each of the first lines. */
function sampledLines(text: string): Map<string, number>[] {
  let line = new Map<string, number>();
  const lines = [line];
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === "\n" || character === "\r")) {
      if (lines.length === linesSampled) break;
      line = new Map();
      lines.push(line);
    } else if (!quoted) line.set(character, (line.get(character) ?? 0) + 1);
  }
  return lines;
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

/** A quoted field; one that never ends would swallow the rows behind it and fails. What stands between its closing quote and the separator is kept behind it. */
function quotedField(text: string, start: number, delimiter: string): [string, number] {
  let value = "";
  let index = start + 1;
  for (;;) {
    const quote = text.indexOf('"', index);
    if (quote < 0) throw new LedgerFailure("file-unreadable");
    value += text.slice(index, quote);
    if (text[quote + 1] !== '"') {
      const [rest, end] = bareField(text, quote + 1, delimiter);
      return [value + rest, end];
    }
    value += '"';
    index = quote + 2;
  }
}
