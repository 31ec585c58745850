import { latestFirst, splitStamp } from "./header-stamp.ts";
import { compact } from "./text.ts";

const keyLengthMax = 60;
const fingerprintLengthMax = 1200;

/** How a header is named in decisions: the keys of its columns, in their order, and its fingerprint. */
export type HeaderNames = { keys: readonly string[]; fingerprint: string };

/**
 * The names of a header: today's first, then those of earlier versions, which kept the months in the headers. Decisions
 * under either hold.
 */
export function headerNames(headers: readonly string[]): HeaderNames[] {
  const keys = headerKeys(headers);
  const written = numbered(headers.map(compact));
  const names = [{ keys, fingerprint: fingerprintOf(keys) }];
  if (written.some((key, place) => key !== keys[place])) {
    names.push({ keys: written, fingerprint: fingerprintOf(written) });
  }
  return names;
}

/**
 * The keys that name the columns of these headers in decisions: each header in compact form without its month, with
 * `#2` after the second of the same text, `#3` after the third. Of columns that differ only by month, the one without a
 * month comes first, then the latest; where their order is unclear each keeps its month.
 */
export function headerKeys(headers: readonly string[]): string[] {
  const written = headers.map(compact);
  const parted = written.map(splitStamp);
  if (parted.every(({ stamp }) => stamp === undefined)) return numbered(written);
  const words = parted.map(({ text, stamp }) => (stamp?.period === true ? `期间${text}` : text));
  const byWord = new Map<string, number[]>();
  for (const [place, word] of words.entries()) byWord.set(word, [...(byWord.get(word) ?? []), place]);
  const order: number[] = [];
  for (const places of byWord.values()) {
    const stamps = places.flatMap((place) => parted[place]?.stamp ?? []);
    const stamped = places.filter((place) => parted[place]?.stamp !== undefined);
    const latest = latestFirst(stamps);
    if (latest === undefined) for (const place of stamped) words[place] = written[place] ?? "";
    order.push(...places.filter((place) => parted[place]?.stamp === undefined));
    order.push(...(latest?.flatMap((rank) => stamped[rank] ?? []) ?? stamped));
  }
  const keys = numbered(order.map((place) => words[place] ?? ""));
  return words.map((_, place) => keys[order.indexOf(place)] ?? "");
}

/**
 * A text that is equal for equal headers, whatever their order, blanks and months, and differs when a header or its unit
 * does. Of very many headers it holds the first and a sum over all.
 */
export function headerFingerprint(headers: readonly string[]): string {
  return fingerprintOf(headerKeys(headers));
}

function numbered(words: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return words.map((text) => {
    const word = [...text].slice(0, keyLengthMax).join("");
    const times = (seen.get(word) ?? 0) + 1;
    seen.set(word, times);
    return times === 1 ? word : `${word}#${times}`;
  });
}

function fingerprintOf(keys: readonly string[]): string {
  const whole = [...keys].sort().join("|");
  if (whole.length <= fingerprintLengthMax) return whole;
  let sum = 0x811c9dc5;
  for (let index = 0; index < whole.length; index++) {
    sum = Math.imul(sum ^ whole.charCodeAt(index), 0x01000193);
  }
  return `${whole.slice(0, fingerprintLengthMax)}…${whole.length}…${(sum >>> 0).toString(16)}`;
}
