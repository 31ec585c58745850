/** A record of a workbook stream. */
export type Record = { type: number; data: Uint8Array };

/** A record whose data is written in little-endian pieces: a number is a word, bytes are themselves. */
export function record(type: number, ...pieces: readonly (number | Uint8Array)[]): Record {
  return {
    type,
    data: Buffer.concat(pieces.map((piece) => (typeof piece === "number" ? word(piece) : piece))),
  };
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value & 0xffff);
  return bytes;
}

/** A number as eight bytes. */
export function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

/** What the small book of a test has: the records within its first part, behind its styles, and those within each sheet. */
export type SmallXls = {
  version?: 5 | 8;
  fonts?: readonly Record[];
  styles?: readonly { font?: number; format?: number }[];
  globals?: readonly Record[];
  sheets: readonly { name: Uint8Array; records: readonly Record[] }[];
};

const types = {
  beginning: 0x0809,
  end: 0x000a,
  font: 0x31,
  style: 0xe0,
  sheet: 0x85,
  text: 0x204,
  number: 0x203,
};
const plainFont = record(types.font, 220, 0, 0x7fff, 400, 0, 0, 0, 0);

/** The workbook stream of a small .xls, as it stands bare or in an OLE2 file. */
export function xlsOf({
  version = 8,
  fonts = [],
  styles = [{}],
  globals = [],
  sheets,
}: SmallXls): Uint8Array {
  const begin = (kind: number) => record(types.beginning, version === 8 ? 0x600 : 0x500, kind, 0, 0, 0, 0);
  const end = record(types.end);
  const styleRecords = styles.map(({ font = 0, format = 0 }) =>
    record(types.style, font, format, 0, 0, 0, 0, 0, 0, 0, 0),
  );
  const head = [begin(0x05), plainFont, ...fonts, ...styleRecords, ...globals];
  const parts = sheets.map(({ records }) => written([begin(0x10), ...records, end]));
  const listed = (positions: readonly number[]) =>
    sheets.map(({ name }, index) => {
      const length = version === 8 ? name.length / 2 : name.length;
      const flags = version === 8 ? Uint8Array.of(1) : new Uint8Array();
      const position = positions[index] ?? 0;
      return record(types.sheet, position & 0xffff, position >> 16, 0, Uint8Array.of(length), flags, name);
    });
  const globalsSize = written([...head, ...listed([]), end]).length;
  const positions = parts.map((_, index) =>
    parts.slice(0, index).reduce((at, part) => at + part.length, globalsSize),
  );
  return Buffer.concat([written([...head, ...listed(positions), end]), ...parts]);
}

/** Records as they stand in a stream. */
export function written(records: readonly Record[]): Buffer {
  return Buffer.concat(records.flatMap(({ type, data }) => [word(type), word(data.length), data]));
}

/** A text in a cell of its own, in bytes of a code page (BIFF5). */
export function byteText(row: number, column: number, text: Uint8Array, style = 0): Record {
  return record(types.text, row, column, style, text.length, text);
}

/** A text in a cell of its own (BIFF8). */
export function wideText(row: number, column: number, text: string, style = 0): Record {
  return record(types.text, row, column, style, text.length, Uint8Array.of(1), Buffer.from(text, "utf16le"));
}

/** A number in a cell. */
export function number(row: number, column: number, value: number, style = 0): Record {
  return record(types.number, row, column, style, double(value));
}

/** A formula whose result stands in eight bytes. */
export function formula(row: number, column: number, result: Uint8Array, options = 0): Record {
  return record(0x06, row, column, 0, result, options, 0, 0, 0);
}
