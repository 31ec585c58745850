import type { Sheet } from "#shared/domain/base/sheet.ts";

/** The most a workbook may have. */
export const workbookLimits = {
  byteSizeMax: 50 * 1024 * 1024,
  unpackedBytesMax: 512 * 1024 * 1024,
  sheetsMax: 100,
  /** 200,000 loans, with titles, headers and totals about them. */
  rowsMax: 210_000,
  columnsMax: 1024,
  cellTextLengthMax: 32_767,
  readMsMax: 120_000,
} as const;

/**
 * Reads a workbook of any kind that offices send, recognised by its content; the name is only a hint. Fails with
 * `file-empty`, `file-too-large`, `file-unreadable`, `file-encrypted`, `file-unsafe` (a bomb or a lie about its sizes),
 * `file-not-a-table` (a picture, a letter, …), `file-too-slow`, `too-many-rows`, `too-many-columns`, `too-many-sheets`,
 * `too-many-merges`, `too-many-formats`, `too-many-parts`, `too-much-content`, `cell-too-long` or
 * `sheet-name-repeated`.
 */
export interface TableReader {
  read(bytes: Uint8Array, fileName: string): Promise<Sheet[]>;
}
