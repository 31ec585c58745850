import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import type { ImportRecord } from "./import-record.ts";

/** The name of an import's file as it may be kept and shown: of an identity number in it the first and last digits. */
export function shownFileName({
  fileName,
  announcedAt,
}: Pick<ImportRecord, "fileName" | "announcedAt">): string {
  return maskPersonNumbers(fileName, { likely: true, today: shanghaiDayOf(announcedAt) });
}
