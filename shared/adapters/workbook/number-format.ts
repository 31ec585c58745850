import type { NumberShown } from "#shared/domain/base/sheet.ts";
import { codeTemplate } from "./code-template.ts";
import { formatSections } from "./format-sections.ts";

const wanUnit = /^(?:人民币)?万元?$/;
const yuanUnit = /^(?:人民币)?元整?$/;
const otherUnit = /[亿万千百元]/;
const dividedByCommas = /[0#?],+(?![,0#?])/;
const zeroPaddedMin = 2;
const zeroPaddedMax = 30;

/**
 * Tells whether a number format shows a date: a year, a day or a month by name, not hours alone (`[h]:mm`), which name
 * no day. Quoted and escaped texts, conditions, colours and locales say nothing; `e` is the year of Asian formats.
 */
export function isDateFormat(format: string): boolean {
  const section = bare(format).split(";")[0] ?? "";
  const withoutFractions = section.replaceAll(/\.0+/g, "");
  return /[yd]|e(?![+-])|m{3,5}/i.test(section) && !/[0#?]/.test(withoutFractions);
}

/**
 * How a number format shows a number, or `undefined` if it shows the number itself. The first section decides, which is
 * for positive numbers; in a format with conditions all sections do. Where they disagree about the unit or the
 * characters in a code, the number counts as shown divided, as it does with an unknown unit (亿元).
 */
export function numberShown(format: string): NumberShown | undefined {
  const sections = formatSections(format);
  const deciding = sections.some(({ conditional }) => conditional) ? sections : sections.slice(0, 1);
  const units = deciding.map(({ marks, literals }) => unitBehind(marks, literals));
  const unit = units.every((one) => one === units[0]) ? units[0] : "other";
  const scaled =
    unit === "other" ||
    deciding.some(({ marks, literals }) => dividedByCommas.test(marks) || hasDrawnPoint(marks, literals));
  const noughts =
    deciding.length === 1 && /^0+$/.test(deciding[0]?.marks ?? "") ? deciding[0]?.marks.length : 0;
  const padded = noughts !== undefined && noughts >= zeroPaddedMin && noughts <= zeroPaddedMax;
  const templates = deciding.map(codeTemplate);
  const template = deciding.length === 1 && unit === undefined && !scaled ? templates[0] : undefined;
  const shownOtherwise = deciding.length > 1 && templates.some((one) => one !== undefined);
  const shown: NumberShown = {
    ...(sections.some(({ marks }) => marks.includes("%")) ? { percent: true } : {}),
    ...(padded ? { zeroPaddedTo: noughts } : {}),
    ...(unit === "wan" || unit === "yuan" ? { unit } : {}),
    ...(scaled || shownOtherwise ? { scaled: true } : {}),
    ...(template === undefined ? {} : { template }),
  };
  return Object.keys(shown).length === 0 ? undefined : shown;
}

/** What a format writes around a text, as `"PSBC"@` does; `hidden` where it shows nothing of it. */
export type TextShown = { before: string; behind: string } | "hidden" | undefined;

/** What a format makes of a text: its section with an @ decides, or its fourth one, which may be empty. */
export function textShown(format: string): TextShown {
  if (!format.includes("@") && !format.includes(";")) return undefined;
  const sections = formatSections(format);
  const section = sections.find(({ marks }) => marks.includes("@")) ?? sections[3];
  if (section === undefined) return undefined;
  const at = section.marks.indexOf("@");
  if (at < 0) return section.marks === "" ? "hidden" : undefined;
  const before = section.literals.slice(0, at).trim();
  const behind = section.literals.slice(at + 1).trim();
  return before === "" && behind === "" ? undefined : { before, behind };
}

/** Tells of a format whether it shows nothing of numbers above zero: its first section is empty, as in `;;;`. */
export function hidesNumbers(format: string): boolean {
  if (!format.includes(";")) return false;
  return formatSections(format)[0]?.marks === "" && !format.startsWith("[");
}

function unitBehind(marks: string, literals: string): "wan" | "yuan" | "other" | undefined {
  const last = Math.max(...["0", "#", "?", "G", "@"].map((mark) => marks.lastIndexOf(mark)));
  const behind = literals.slice(last + 1).replaceAll(/[\s()（）]/g, "");
  if (last < 0 || behind === "") return undefined;
  if (wanUnit.test(behind)) return "wan";
  if (yuanUnit.test(behind)) return "yuan";
  return otherUnit.test(behind) ? "other" : undefined;
}

/** A point that is drawn between two digits as a text: `0!.0000` shows 123456 as 12.3456. */
function hasDrawnPoint(marks: string, literals: string): boolean {
  for (let at = literals.indexOf("."); at >= 0; at = literals.indexOf(".", at + 1)) {
    if (/^[0#?,]L[0#?]/.test(marks.slice(at - 1, at + 2))) return true;
  }
  return false;
}

function bare(format: string): string {
  return format.replaceAll(/"[^"]*"|\\.|[_*!].|\[[^\]]*\]|general|G\/通用格式/gi, "");
}
