import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";

/** Fails with `too-many-sheets` for more sheets than are allowed, and with `sheet-name-repeated` for two of one name. */
export function guardSheetNames(names: readonly string[], sheetsMax: number): void {
  if (names.length > sheetsMax) {
    throw new LedgerFailure("too-many-sheets", { sheets: names.length, max: sheetsMax });
  }
  const repeated = names.find((name, index) => names.indexOf(name) < index);
  if (repeated !== undefined) {
    throw new LedgerFailure("sheet-name-repeated", { sheet: maskPersonNumbers(repeated) });
  }
}

/** Does what concerns one sheet; a failure of it names the sheet, without any identity number in the name. */
export async function ofSheet(sheet: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof LedgerFailure
      ? new LedgerFailure(error.code, { sheet: maskPersonNumbers(sheet), ...error.facts })
      : error;
  }
}
