/**
 * Tells whether a number format shows a date: a year, a day or a month by name, not hours alone (`[h]:mm`), which name
 * no day. Quoted and escaped texts, conditions, colours and locales say nothing; `e` is the year of Asian formats.
 */
export function isDateFormat(format: string): boolean {
  const section = bare(format).split(";")[0] ?? "";
  const withoutFractions = section.replaceAll(/\.0+/g, "");
  return /[yd]|e(?![+-])|m{3,5}/i.test(section) && !/[0#?]/.test(withoutFractions);
}

/** Tells whether a number format shows a percentage. */
export function isPercentFormat(format: string): boolean {
  return bare(format).includes("%");
}

function bare(format: string): string {
  return format.replaceAll(/"[^"]*"|\\.|[_*].|\[[^\]]*\]|general|G\/通用格式/gi, "");
}
