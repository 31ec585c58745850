import type { NumberShown } from "#shared/domain/sheet.ts";

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
 * What a number format makes of a number beside its digits, or `undefined` when nothing: a percentage, leading noughts
 * (`0000000000`), 元 or 万元 behind it, or a division by commas at the end (`0,`) or by a point that is only drawn
 * (`0!.0000`), after which people see another number than the one that is stored.
 */
export function numberShown(format: string): NumberShown | undefined {
  const plain = bare(format);
  const first = plain.split(";")[0] ?? "";
  const written = format.replaceAll(/\[[^\]]*\]/g, "");
  const unit = written.includes("万") ? "wan" : written.includes("元") ? "yuan" : undefined;
  const scaled = /[0#?],+(?![0#?,])/.test(first) || /[0#?](?:!\.|\\\.|"\.")[0#?]/.test(written);
  const shown: NumberShown = {
    ...(plain.includes("%") ? { percent: true } : {}),
    ...(/^0{2,}$/.test(first) ? { zeroPaddedTo: first.length } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(scaled ? { scaled: true } : {}),
  };
  return Object.keys(shown).length === 0 ? undefined : shown;
}

function bare(format: string): string {
  return format.replaceAll(/"[^"]*"|\\.|[_*].|\[[^\]]*\]|general|G\/通用格式/gi, "");
}
