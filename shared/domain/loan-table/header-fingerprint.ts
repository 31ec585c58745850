import { compact } from "./text.ts";

const keyLengthMax = 60;
const fingerprintLengthMax = 1200;

/**
 * The keys by which the columns under these headers are named in decisions: each header in compact form, with `#2` behind
 * the second of the same text, `#3` behind the third.
 */
export function headerKeys(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const word = [...compact(header)].slice(0, keyLengthMax).join("");
    const times = (seen.get(word) ?? 0) + 1;
    seen.set(word, times);
    return times === 1 ? word : `${word}#${times}`;
  });
}

/**
 * A text that is equal for equal headers, whatever their order and blanks, and differs when a header or its unit does.
 * Of very many headers it holds the first and a sum over all.
 */
export function headerFingerprint(headers: readonly string[]): string {
  const whole = headerKeys(headers).sort().join("|");
  if (whole.length <= fingerprintLengthMax) return whole;
  let sum = 0x811c9dc5;
  for (let index = 0; index < whole.length; index++) {
    sum = Math.imul(sum ^ whole.charCodeAt(index), 0x01000193);
  }
  return `${whole.slice(0, fingerprintLengthMax)}…${whole.length}…${(sum >>> 0).toString(16)}`;
}
