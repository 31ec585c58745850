import type { FormatSection } from "./format-sections.ts";

const placeholders = /^[0#GL]*$/;
const scientific = /E[+-]/i;
/** Words after a number that say what it counts: months, households, notes. */
const unitWord = /^[\u3400-\u9fff]*(?<!号)$/;

/**
 * How a format's section shows a number that is really a code: its digits, and in quotes the characters that it writes
 * before, between and after them, such as `"PSBC"000000`. `undefined` for a section with nothing but digits, or a unit
 * after them, and for one with points, commas or percents, which no code has.
 */
export function codeTemplate({ marks, literals }: FormatSection): string | undefined {
  if (!placeholders.test(marks) || literals.includes('"') || scientific.test(literals)) return undefined;
  const first = marks.search(/[0#G]/);
  const last = Math.max(...["0", "#", "G"].map((mark) => marks.lastIndexOf(mark)));
  if (first < 0) return undefined;
  const before = literals.slice(0, first).trim();
  const behind = literals.slice(last + 1).trim();
  const between = literals.slice(first, last + 1).trim();
  if (before === "" && between === "" && unitWord.test(behind)) return undefined;
  let template = "";
  for (let at = 0; at < marks.length; at++) {
    const mark = marks.charAt(at);
    template += mark === "L" ? `"${literals.charAt(at)}"` : mark === "G" ? "#" : mark;
  }
  return template.replaceAll('""', "");
}
