import { LedgerFailure } from "#shared/domain/failure.ts";

/** Fails with `too-many-sheets` for more sheets than are allowed, and with `sheet-name-repeated` for two of one name. */
export function guardSheetNames(names: readonly string[], sheetsMax: number): void {
  if (names.length > sheetsMax) {
    throw new LedgerFailure("too-many-sheets", { sheets: names.length, max: sheetsMax });
  }
  const repeated = names.find((name, index) => names.indexOf(name) < index);
  if (repeated !== undefined) throw new LedgerFailure("sheet-name-repeated", { sheet: repeated });
}

/** Does what concerns one sheet; a failure of it names the sheet. */
export async function ofSheet(sheet: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof LedgerFailure ? new LedgerFailure(error.code, { sheet, ...error.facts }) : error;
  }
}
