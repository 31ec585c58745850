import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { findZipEnd, type ZipFields, zip64Fields } from "./zip64.ts";

/** One file in a zip archive, as its central directory declares it; `dataStart` is where its packed bytes begin. */
export type ZipEntry = ZipFields & {
  name: string;
  method: number;
  crc: number;
  encrypted: boolean;
  dataStart: number;
};

const entriesMax = 2000;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const encryptedFlag = 0x0001;
const streamedFlag = 0x0008;

/**
 * The entries of a zip archive (APPNOTE 6.3.10, ZIP64 included) by its central directory. Fails with `file-unreadable`
 * for a directory that is broken or cut off, `too-many-parts` for too many entries, `file-unsafe` for entries that share
 * packed bytes or a local header that contradicts the directory.
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { count, directoryStart } = findZipEnd(view);
    if (count > entriesMax) throw new LedgerFailure("too-many-parts", { max: entriesMax });
    const entries: ZipEntry[] = [];
    let position = directoryStart;
    for (let index = 0; index < count; index++) {
      if (view.getUint32(position, true) !== centralSignature) throw new LedgerFailure("file-unreadable");
      entries.push(readEntry(view, bytes, position));
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((at) =>
        view.getUint16(position + at, true),
      );
      position += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
    }
    if (view.getUint32(position, true) === centralSignature) throw new LedgerFailure("file-unsafe");
    refuseOverlap(entries);
    return entries;
  } catch (error) {
    if (error instanceof RangeError) throw new LedgerFailure("file-unreadable");
    throw error;
  }
}

function readEntry(view: DataView, bytes: Uint8Array, position: number): ZipEntry {
  const nameLength = view.getUint16(position + 28, true);
  const fields = zip64Fields(
    view,
    {
      size: view.getUint32(position + 24, true),
      packedSize: view.getUint32(position + 20, true),
      localStart: view.getUint32(position + 42, true),
    },
    position + 46 + nameLength,
    view.getUint16(position + 30, true),
  );
  const local = fields.localStart;
  if (view.getUint32(local, true) !== localSignature) throw new LedgerFailure("file-unreadable");
  const localNameLength = view.getUint16(local + 26, true);
  const localExtraLength = view.getUint16(local + 28, true);
  const dataStart = local + 30 + localNameLength + localExtraLength;
  if (dataStart + fields.packedSize > view.byteLength) throw new LedgerFailure("file-unreadable");
  const entry: ZipEntry = {
    ...fields,
    name: textAt(bytes, position + 46, nameLength),
    method: view.getUint16(position + 10, true),
    crc: view.getUint32(position + 16, true),
    encrypted: ((view.getUint16(position + 8, true) | view.getUint16(local + 6, true)) & encryptedFlag) !== 0,
    dataStart,
  };
  if (entry.name !== textAt(bytes, local + 30, localNameLength)) throw new LedgerFailure("file-unsafe");
  refuseContradiction(view, entry, local + 30 + localNameLength, localExtraLength);
  return entry;
}

/** The local header says what the directory says, or nothing where the sizes follow the bytes (a data descriptor). */
function refuseContradiction(view: DataView, entry: ZipEntry, extraStart: number, extraLength: number): void {
  const local = entry.localStart;
  const streamed = (view.getUint16(local + 6, true) & streamedFlag) !== 0;
  const { size, packedSize } = zip64Fields(
    view,
    {
      size: view.getUint32(local + 22, true),
      packedSize: view.getUint32(local + 18, true),
      localStart: local,
    },
    extraStart,
    extraLength,
  );
  const says = (told: number, known: number) => told === known || (streamed && told === 0);
  const agrees =
    view.getUint16(local + 8, true) === entry.method &&
    says(view.getUint32(local + 14, true), entry.crc) &&
    says(size, entry.size) &&
    says(packedSize, entry.packedSize);
  if (!agrees) throw new LedgerFailure("file-unsafe");
}

/** Entries that share packed bytes are how a small file claims to hold a large one. */
function refuseOverlap(entries: readonly ZipEntry[]): void {
  const byStart = entries.toSorted((a, b) => a.dataStart - b.dataStart);
  for (const [index, entry] of byStart.entries()) {
    const next = byStart[index + 1];
    if (next !== undefined && entry.dataStart + entry.packedSize > next.dataStart)
      throw new LedgerFailure("file-unsafe");
  }
}

function textAt(bytes: Uint8Array, start: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(start, start + length));
}
