/** How much a workbook may have; the port's own limits unless a test sets smaller ones. */
export type ReaderLimits = {
  byteSizeMax: number;
  unpackedBytesMax: number;
  sheetsMax: number;
  rowsMax: number;
  columnsMax: number;
  cellTextLengthMax: number;
  readMsMax: number;
};
