import type { UnderstoodColumn, UnderstoodSheet } from "../import-record.ts";
import { headerKeys } from "./header-fingerprint.ts";

/** The headers that one file has and an earlier one of the same kind had not, and the other way round. */
export type ColumnChanges = { appeared: readonly string[]; vanished: readonly string[] };

/**
 * Compares the columns of two files by what they mean, sheets taken together: a column that was taken for the same field,
 * or whose header differs in blanks or its month only, is the same.
 */
export function columnChanges(
  before: readonly UnderstoodSheet[],
  now: readonly UnderstoodSheet[],
): ColumnChanges {
  const earlier = meaningsOf(before);
  const present = meaningsOf(now);
  return { appeared: lackedBy(earlier, present), vanished: lackedBy(present, earlier) };
}

type Meanings = { headers: ReadonlyMap<string, UnderstoodColumn>; fields: ReadonlySet<string> };

function meaningsOf(sheets: readonly UnderstoodSheet[]): Meanings {
  const headers = new Map<string, UnderstoodColumn>();
  const fields = new Set<string>();
  for (const { columns } of sheets) {
    for (const column of columns) {
      const [key = column.key] = headerKeys([column.key]);
      headers.set(key, column);
      if (column.field !== null) fields.add(column.field);
    }
  }
  return { headers, fields };
}

/** The headers of those columns for which the others have neither the same header nor one of the same meaning. */
function lackedBy(others: Meanings, { headers }: Meanings): string[] {
  return [...headers].flatMap(([key, { header, field }]) =>
    others.headers.has(key) || (field !== null && others.fields.has(field)) ? [] : [header],
  );
}
