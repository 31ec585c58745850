import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";

/** The names of a workbook's sheets as they are shown and kept: identity numbers masked, and still each a different one. */
export function shownSheetNames(names: readonly string[]): string[] {
  const taken = new Set(names);
  return names.map((name) => {
    const masked = maskPersonNumbers(name);
    if (masked === name) return name;
    let shown = masked;
    for (let number = 2; taken.has(shown); number++) shown = `${masked}#${number}`;
    taken.add(shown);
    return shown;
  });
}

/** Sheets under the names that may be shown. */
export function shownSheets(sheets: readonly Sheet[]): Sheet[] {
  const names = shownSheetNames(sheets.map(({ name }) => name));
  return sheets.map((sheet, position) => {
    const name = names[position] ?? sheet.name;
    return name === sheet.name ? sheet : { ...sheet, name };
  });
}
