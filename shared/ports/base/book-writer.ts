import type { BookSheet } from "#shared/domain/base/book.ts";

/** Writes a new workbook (.xlsx). */
export type BookWriter = (sheets: readonly BookSheet[]) => Promise<Uint8Array>;
