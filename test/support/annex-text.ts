import { zipEntries } from "#shared/adapters/zip/zip-entries.ts";
import { partText } from "./unzip.ts";

/** What an annex says in all its sheets, as it stands in the workbook. */
export function annexText(xlsx: Uint8Array): string {
  return zipEntries(xlsx)
    .filter(({ name }) => /^xl\/(worksheets\/|sharedStrings)/.test(name))
    .map(({ name }) => partText(xlsx, name))
    .join("\n");
}
