import { behindLineEnd, endOfLine, fieldsOfLine } from "./record-lines.ts";

const linesCounted = 1000;
/** A line of a note has fewer delimiters than this part of a record's; the pieces of a record that is cut in two have not both as many. */
const recordPart = 0.6;
/** In a table of two columns a line of a note with one comma looks like a record, but nobody keeps loans in two columns. */
const usualMin = 2;

/** Tells lines that look like records of a table from those that can only be part of one. */
export type LooksLikeRecord = (line: string) => boolean;

/**
 * Makes the test whether a line looks like a record: it has more than half as many delimiters as most records of the
 * text. These are counted by lines or, where more of them agree, by quotes, as in tables whose records span lines.
 */
export function recordLines(text: string, delimiter: string): LooksLikeRecord {
  const [byLines, byQuotes] = [usualByLines(text, delimiter), usualByQuotes(text, delimiter)];
  const usual = byQuotes.always || byQuotes.times > byLines.times ? byQuotes.count : byLines.count;
  const least = Math.ceil(usual * recordPart);
  return (line) => usual >= usualMin && fieldsOfLine(line, delimiter).length > least;
}

/** A number of delimiters, how many records or lines have it, and whether none that has any has another. */
type Usual = { count: number; times: number; always: boolean };

function usualByLines(text: string, delimiter: string): Usual {
  const counts: number[] = [];
  for (let at = 0; at < text.length && counts.length < linesCounted; ) {
    const end = endOfLine(text, at);
    counts.push(fieldsOfLine(text.slice(at, end), delimiter).length - 1);
    at = behindLineEnd(text, end);
  }
  return mostFrequent(counts);
}

function usualByQuotes(text: string, delimiter: string): Usual {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  for (const [piece] of text.matchAll(/["\n\r,;|\t]/g)) {
    if (piece === '"') quoted = !quoted;
    else if (!quoted && piece === delimiter) count += 1;
    else if (!quoted && (piece === "\n" || piece === "\r")) {
      if (counts.push(count) > linesCounted) break;
      count = 0;
    }
  }
  return mostFrequent(counts);
}

/** The count that is met most often, the larger of two; lines without any delimiter do not count. */
function mostFrequent(counts: readonly number[]): Usual {
  const met = new Map<number, number>();
  let usual: Usual = { count: 0, times: 0, always: false };
  for (const count of counts) {
    if (count === 0) continue;
    const times = (met.get(count) ?? 0) + 1;
    met.set(count, times);
    const isMore = times > usual.times || (times === usual.times && count > usual.count);
    if (isMore) usual = { count, times, always: false };
  }
  return { ...usual, always: met.size === 1 };
}
