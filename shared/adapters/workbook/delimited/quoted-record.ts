import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { behindLineEnd, endOfLine, fieldsOfLine, isLineEnd } from "./record-lines.ts";
import { type LooksLikeRecord, recordLines } from "./table-width.ts";

/** A record: its fields, the place after it, how many lines it spans, and whether it has a stray quote. */
export type QuotedRecord = { fields: string[]; next: number; lines: number; strayQuote: boolean };

/** A field: its text, where it ends, and over how many more lines it goes. */
type Field = { value: string; end: number; lines: number };

const formulaText = /^=\s*"((?:[^"]|"")*)"$/;
/** What looks like a closing quote; an inch mark follows a digit: 管径5" */
const looseQuote = /[^0-9"]"$/;

/**
 * Makes the reader of records with quotes (RFC 4180). A quoted field continues over line ends only if the lines within
 * are no records themselves. Otherwise, and where the quote is never closed, the quote is stray and its line a record.
 * `="00123"` is the text within. Fails with `file-unreadable` where the quote is never closed in the first line, which
 * has to name the columns.
 */
export function quotedRecords(text: string, delimiter: string): (start: number) => QuotedRecord {
  let known: LooksLikeRecord | undefined;
  /** Where the last quote that belonged to nothing would have been closed: there is the other one. */
  let otherStray = -1;
  const looksLikeRecord = (line: string) => {
    known ??= recordLines(text, delimiter);
    return known(line);
  };

  function readRecord(start: number): QuotedRecord {
    const fields: string[] = [];
    let lines = 1;
    let inQuotes = 0;
    let unpaired = false;
    let strayQuote = false;
    for (let at = start; ; at += 1) {
      const isQuoted = text[at] === '"';
      const field = isQuoted ? quotedField(at) : bareField(text, delimiter, at);
      if (field === undefined) return strayLine(text, delimiter, start);
      if (isQuoted) inQuotes += 1;
      else if (hasUnpaired(field.value)) {
        unpaired = true;
        strayQuote ||= isStray(field, at);
      }
      fields.push(meantText(field.value));
      lines += field.lines;
      at = field.end;
      if (text[at] !== delimiter || at >= text.length) {
        const next = behindLineEnd(text, at);
        return { fields, next, lines, strayQuote: strayQuote || (unpaired && inQuotes > 0) };
      }
    }
  }

  function isStray({ value, end }: Field, start: number): boolean {
    return (otherStray >= start && otherStray < end) || looseQuote.test(value.trimEnd());
  }

  /** A quoted field; what follows its closing quote up to the next delimiter is kept. `undefined` for a stray quote. */
  function quotedField(start: number): Field | undefined {
    const close = closingQuote(text, start);
    if (close < 0) return undefined;
    const value = text.slice(start + 1, close).replaceAll('""', '"');
    const lines = linesWithin(text, start, close);
    if (lines > 1 && hidesRecords(text, looksLikeRecord, { start, close })) {
      otherStray = close;
      return undefined;
    }
    const behind = bareField(text, delimiter, close + 1);
    if (behind.value.trim() === "") return { value, end: behind.end, lines: lines - 1 };
    if (hasUnpaired(behind.value) || lines > 1 || value.includes(delimiter)) return undefined;
    return { value: value + behind.value, end: behind.end, lines: 0 };
  }

  return readRecord;
}

function bareField(text: string, delimiter: string, start: number): Field {
  let end = start;
  while (end < text.length && text[end] !== delimiter && !isLineEnd(text.charCodeAt(end))) end += 1;
  return { value: text.slice(start, end), end, lines: 0 };
}

function closingQuote(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

function linesWithin(text: string, start: number, close: number): number {
  let lines = 1;
  for (let at = endOfLine(text, start); at < close; at = endOfLine(text, behindLineEnd(text, at))) lines += 1;
  return lines;
}

/** Tells whether a line within a quoted field is a record, or both the one in which it begins and the one in which it ends. */
function hidesRecords(
  text: string,
  looksLikeRecord: LooksLikeRecord,
  { start, close }: { start: number; close: number },
): boolean {
  let lineStart = start;
  while (lineStart > 0 && !isLineEnd(text.charCodeAt(lineStart - 1))) lineStart -= 1;
  const first = looksLikeRecord(text.slice(lineStart, endOfLine(text, start)));
  let at = behindLineEnd(text, endOfLine(text, start));
  for (let end = endOfLine(text, at); end < close; end = endOfLine(text, at)) {
    if (looksLikeRecord(text.slice(at, end))) return true;
    at = behindLineEnd(text, end);
  }
  return first && looksLikeRecord(text.slice(at, endOfLine(text, close)));
}

/** The line of a stray quote: a record. */
function strayLine(text: string, delimiter: string, start: number): QuotedRecord {
  const end = endOfLine(text, start);
  const line = text.slice(start, end);
  if (start === 0 && line.includes(delimiter) && closingQuote(text, text.indexOf('"')) < 0) {
    throw new LedgerFailure("file-unreadable", { line: 1 });
  }
  const fields = fieldsOfLine(line, delimiter).map(meantText);
  return { fields, next: behindLineEnd(text, end), lines: 1, strayQuote: true };
}

function hasUnpaired(value: string): boolean {
  return value.includes('"') && value.split('"').length % 2 === 0;
}

/** What a text is read as: that of `="00123"`, by which systems keep Excel from making a number of it, is the text within. */
function meantText(value: string): string {
  if (!value.startsWith("=")) return value;
  const within = formulaText.exec(value.trim())?.[1];
  return within === undefined ? value : within.replaceAll('""', '"');
}
