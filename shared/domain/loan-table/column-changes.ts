import type { UnderstoodSheet } from "../import-record.ts";

/** The headers that one file has and an earlier one of the same kind had not, and the other way round. */
export type ColumnChanges = { appeared: readonly string[]; vanished: readonly string[] };

/** Compares the columns of two files, sheets taken together; a header that is only written with other blanks is the same. */
export function columnChanges(
  before: readonly UnderstoodSheet[],
  now: readonly UnderstoodSheet[],
): ColumnChanges {
  const earlier = headersByKey(before);
  const present = headersByKey(now);
  return {
    appeared: [...present].filter(([key]) => !earlier.has(key)).map(([, header]) => header),
    vanished: [...earlier].filter(([key]) => !present.has(key)).map(([, header]) => header),
  };
}

function headersByKey(sheets: readonly UnderstoodSheet[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (const { columns } of sheets) for (const { key, header } of columns) headers.set(key, header);
  return headers;
}
