import type { FormatSection } from "./format-sections.ts";

const placeholders = /^[0#GL]*$/;
const scientific = /E[+-]/i;
/** Words behind a number that say of what there are so many: months, households, notes. */
const unitWord = /^[\u3400-\u9fff]*(?<!号)$/;

/**
 * What a format's section makes of a number that is really a code: its digits, and in quotes the characters that it
 * writes before, between and behind them, such as `"PSBC"000000`. `undefined` for a section that writes nothing but
 * digits, or a unit behind them, and for one that shows points, commas or percents, as no code has.
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
