import type { ImportNotice } from "#shared/domain/imports/import-record.ts";

/** What is told before anything else about a file: that it says otherwise itself, and that lines of it could not be read. */
const firstNoticeCodes: ReadonlySet<string> = new Set([
  "control-total-differs",
  "control-count-differs",
  "records-unfit",
]);

/** Tells whether a notice is told before anything else. */
export function isFirstNotice({ code }: Pick<ImportNotice, "code">): boolean {
  return firstNoticeCodes.has(code);
}
