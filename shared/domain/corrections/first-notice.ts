import type { ImportNotice } from "#shared/domain/imports/import-record.ts";

/** The notices shown first: that the file contradicts itself, and that some of its lines could not be read. */
const firstNoticeCodes: ReadonlySet<string> = new Set([
  "control-total-differs",
  "control-count-differs",
  "records-unfit",
]);

/** Tells whether a notice is shown before all others. */
export function isFirstNotice({ code }: Pick<ImportNotice, "code">): boolean {
  return firstNoticeCodes.has(code);
}
