import { type FileHandle, open } from "node:fs/promises";

const directoryEntryBytes = 16;
const groupBytes = 12;

/** Tells whether a font has a character, by its code point. */
export type HasCharacter = (codePoint: number) => boolean;

/** Reads which characters an OpenType font has, by its `cmap` of all of Unicode (format 12). Throws where it has none. */
export async function readFontCharacters(fontFile: string): Promise<HasCharacter> {
  const file = await open(fontFile);
  try {
    return charactersOf(await readTable(file, "cmap"));
  } finally {
    await file.close();
  }
}

async function readTable(file: FileHandle, name: string): Promise<DataView> {
  const head = await readAt(file, 0, 12);
  const directory = await readAt(file, 12, head.getUint16(4) * directoryEntryBytes);
  for (let at = 0; at < directory.byteLength; at += directoryEntryBytes) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((index) => directory.getUint8(at + index)));
    if (tag === name) return readAt(file, directory.getUint32(at + 8), directory.getUint32(at + 12));
  }
  throw new Error(`the font has no table ${name}`);
}

async function readAt(file: FileHandle, position: number, length: number): Promise<DataView> {
  const bytes = new Uint8Array(length);
  await file.read(bytes, 0, length, position);
  return new DataView(bytes.buffer);
}

function charactersOf(cmap: DataView): HasCharacter {
  const offsets = Array.from({ length: cmap.getUint16(2) }, (_, index) => cmap.getUint32(8 + index * 8));
  const offset = offsets.find((one) => cmap.getUint16(one) === 12);
  if (offset === undefined) throw new Error("the font does not say which characters of Unicode it has");
  const [groups, groupCount] = [offset + 16, cmap.getUint32(offset + 12)];
  return (codePoint) => {
    // Groups are sorted: the last one that begins by then has the character, or none has.
    let [low, high] = [0, groupCount];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cmap.getUint32(groups + middle * groupBytes) <= codePoint) low = middle + 1;
      else high = middle;
    }
    return low > 0 && codePoint <= cmap.getUint32(groups + (low - 1) * groupBytes + 4);
  };
}
