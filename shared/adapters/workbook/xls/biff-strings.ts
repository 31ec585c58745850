/** A text with its runs: from which character on it has which font. */
export type BiffText = { text: string; runs: readonly FontRun[] };
export type FontRun = { from: number; font: number };

const wide = 0x01;
const extended = 0x04;
const rich = 0x08;
const noRuns: readonly FontRun[] = [];

/** Reads the data of a record and of those that continue it from the front. */
export type DataReader = {
  byte(): number;
  word(): number;
  long(): number;
  skip(count: number): void;
  /**
   * So many characters; where a record is continued within them, a byte says whether they go on wide (MS-XLS 2.5.293).
   */
  characters(count: number, isWide: boolean): string;
  bytes(count: number): Buffer;
  isAtEnd(): boolean;
};

/** A reader of pieces of a stream. Reading beyond them fails with a `RangeError`. */
export function createDataReader(stream: Buffer, pieces: readonly (readonly [number, number])[]): DataReader {
  let piece = 0;
  let [at, end] = pieces[0] ?? [0, 0];

  function advance(): void {
    while (at >= end) {
      const next = pieces[++piece];
      if (next === undefined) throw new RangeError("beyond the record");
      [at, end] = next;
    }
  }

  function byte(): number {
    if (at >= end) advance();
    return stream[at++] ?? 0;
  }

  const word = () => byte() | (byte() << 8);

  return {
    byte,
    word,
    long: () => word() + word() * 0x10000,
    skip(count) {
      for (let left = count; left > 0; ) {
        if (at >= end) advance();
        const step = Math.min(left, end - at);
        at += step;
        left -= step;
      }
    },
    characters(count, isWide) {
      let text = "";
      let size = isWide ? 2 : 1;
      for (let left = count; left > 0; ) {
        if (at >= end) {
          advance();
          size = (stream[at++] ?? 0) & wide ? 2 : 1;
        }
        const step = Math.min(left, Math.floor((end - at) / size));
        if (step === 0) throw new RangeError("half a character");
        text += stream.toString(size === 2 ? "utf16le" : "latin1", at, at + step * size);
        at += step * size;
        left -= step;
      }
      return text;
    },
    bytes(count) {
      if (at + count > end) throw new RangeError("beyond the record");
      at += count;
      return stream.subarray(at - count, at);
    },
    isAtEnd: () => at >= end && piece >= pieces.length - 1,
  };
}

/** Reads a text of BIFF8 that begins with its flags; `count` is its number of characters. */
export function readUnicode(data: DataReader, count: number): BiffText {
  const flags = data.byte();
  const runCount = flags & rich ? data.word() : 0;
  const extension = flags & extended ? data.long() : 0;
  const text = data.characters(count, (flags & wide) !== 0);
  const runs = runCount === 0 ? noRuns : readRuns(data, runCount);
  if (extension > 0) data.skip(extension);
  return { text, runs };
}

/** Reads the runs of a text, each two words. */
export function readRuns(data: DataReader, count: number): FontRun[] {
  return Array.from({ length: count }, () => ({ from: data.word(), font: data.word() }));
}

/** The marks of a text: those of the fonts of its runs, and of its cell's before the first of them; blanks have none. */
export function marksOf(
  { text, runs }: BiffText,
  cellMarks: number,
  marksOfFont: (font: number) => number,
): number {
  const first = runs[0];
  if (first === undefined) return cellMarks;
  let marks = isBlank(text.slice(0, first.from)) ? 0 : cellMarks;
  for (const [index, { from, font }] of runs.entries()) {
    if (!isBlank(text.slice(from, runs[index + 1]?.from))) marks |= marksOfFont(font);
  }
  return marks;
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
