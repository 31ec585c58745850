import type { Cell, NumberShown, Sheet, SheetRow } from "#shared/domain/sheet.ts";

/** Rows in a form that crosses to another process as three blocks of bytes and one text, whatever number of cells they have. */
export type PackedRows = {
  /** Of each row: its number, how many cells it has, and 1 when it is hidden. */
  rows: Uint32Array;
  /** Of each cell, in turn: what it is, and how long its text is. */
  kinds: Uint8Array;
  lengths: Uint16Array;
  text: string;
};

/** A sheet whose rows are packed; `formats` are the ways in which its numbers are shown, by number. */
export type PackedSheet = Omit<Sheet, "rows"> & { batches: PackedRows[]; formats: NumberShown[] };

const rowsPerBatch = 2000;
const fieldsPerRow = 3;
/** What a cell is: numbers from `shown` on are numbers shown in one of the sheet's formats. */
const kind = { none: 0, text: 1, number: 2, day: 3, yes: 4, no: 5, error: 6, shown: 7 } as const;
const formatsMax = 248;
const textLengthMax = 65_535;
const dayLength = "2016-05-10".length;

/** Packs a sheet batch by batch, for another process. */
export function packSheet({ rows, ...rest }: Sheet): PackedSheet {
  const formats: NumberShown[] = [];
  const numbers = new Map<string, number>();
  const formatOf = (shown: NumberShown): number => {
    const text = JSON.stringify(shown);
    const known = numbers.get(text);
    if (known !== undefined) return known;
    if (formats.length === formatsMax) throw new RangeError(`more than ${formatsMax} forms of numbers`);
    numbers.set(text, formats.length);
    return formats.push(shown) - 1;
  };
  const batches: PackedRows[] = [];
  let batch: SheetRow[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length === rowsPerBatch) {
      batches.push(packRows(batch, formatOf));
      batch = [];
    }
  }
  if (batch.length > 0) batches.push(packRows(batch, formatOf));
  return { ...rest, batches, formats };
}

/** The sheet again, whose rows are unpacked each time they are gone through, one at a time. */
export function unpackSheet({ batches, formats, ...rest }: PackedSheet): Sheet {
  return {
    ...rest,
    rows: {
      *[Symbol.iterator]() {
        for (const batch of batches) yield* unpackRows(batch, formats);
      },
    },
  };
}

function packRows(batch: readonly SheetRow[], formatOf: (shown: NumberShown) => number): PackedRows {
  const cellCount = batch.reduce((count, { cells }) => count + cells.length, 0);
  const rows = new Uint32Array(batch.length * fieldsPerRow);
  const kinds = new Uint8Array(cellCount);
  const lengths = new Uint16Array(cellCount);
  const texts: string[] = [];
  let at = 0;
  for (const [index, { row, cells, hidden }] of batch.entries()) {
    rows.set([row, cells.length, hidden === true ? 1 : 0], index * fieldsPerRow);
    for (const cell of cells) {
      const [number, text] = packed(cell, formatOf);
      kinds[at] = number;
      if (text.length > textLengthMax) throw new RangeError(`a cell of ${text.length} characters`);
      lengths[at] = text.length;
      if (text !== "") texts.push(text);
      at += 1;
    }
  }
  return { rows, kinds, lengths, text: texts.join("") };
}

function packed(cell: Cell | null, formatOf: (shown: NumberShown) => number): readonly [number, string] {
  if (cell === null) return [kind.none, ""];
  switch (cell.kind) {
    case "text":
      return [kind.text, cell.text];
    case "number":
      return [cell.shown === undefined ? kind.number : kind.shown + formatOf(cell.shown), cell.text];
    case "day":
      return [kind.day, cell.day + cell.text];
    case "boolean":
      return [cell.value ? kind.yes : kind.no, ""];
    case "error":
      return [kind.error, cell.text];
  }
}

function* unpackRows(
  { rows, kinds, lengths, text }: PackedRows,
  formats: readonly NumberShown[],
): Generator<SheetRow> {
  let at = 0;
  let position = 0;
  for (let index = 0; index < rows.length; index += fieldsPerRow) {
    const cells: (Cell | null)[] = [];
    const end = at + (rows[index + 1] ?? 0);
    for (; at < end; at++) {
      const next = position + (lengths[at] ?? 0);
      cells.push(unpacked(kinds[at] ?? kind.none, text.slice(position, next), formats));
      position = next;
    }
    const row = rows[index] ?? 0;
    yield rows[index + 2] === 1 ? { row, cells, hidden: true } : { row, cells };
  }
}

function unpacked(number: number, text: string, formats: readonly NumberShown[]): Cell | null {
  switch (number) {
    case kind.none:
      return null;
    case kind.text:
      return { kind: "text", text };
    case kind.number:
      return { kind: "number", text };
    case kind.day:
      return { kind: "day", day: text.slice(0, dayLength), text: text.slice(dayLength) };
    case kind.yes:
      return { kind: "boolean", value: true };
    case kind.no:
      return { kind: "boolean", value: false };
    case kind.error:
      return { kind: "error", text };
  }
  const shown = formats[number - kind.shown];
  return shown === undefined ? { kind: "number", text } : { kind: "number", text, shown };
}
