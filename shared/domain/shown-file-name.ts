import { shanghaiDayOf } from "./day.ts";
import type { ImportRecord } from "./import-record.ts";
import { maskPersonNumbers } from "./person-numbers.ts";

/** The name of an import's file as it may be kept and shown: of an identity number in it the first and last digits. */
export function shownFileName({
  fileName,
  announcedAt,
}: Pick<ImportRecord, "fileName" | "announcedAt">): string {
  return maskPersonNumbers(fileName, { likely: true, today: shanghaiDayOf(announcedAt) });
}
