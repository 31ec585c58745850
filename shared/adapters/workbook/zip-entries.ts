import { LedgerFailure } from "#shared/domain/failure.ts";

/** One file in a zip archive, as its central directory declares it; `dataStart` is where its packed bytes begin. */
export type ZipEntry = {
  name: string;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  encrypted: boolean;
  dataStart: number;
};

const entriesMax = 2000;
const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const endSizeMin = 22;
const commentSizeMax = 65_535;
const unset32 = 0xffffffff;

/**
 * The entries of a zip archive (APPNOTE 6.3.10) by its central directory. Fails with `file-unreadable` for a directory
 * that is broken or cut off, `file-unsafe` for too many entries or a local header that contradicts the directory.
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = findEnd(view);
    const count = view.getUint16(end + 10, true);
    const start = view.getUint32(end + 16, true);
    if (count > entriesMax || count === 0xffff || start === unset32) throw new LedgerFailure("file-unsafe");
    const entries: ZipEntry[] = [];
    let position = start;
    for (let index = 0; index < count; index++) {
      if (view.getUint32(position, true) !== centralSignature) throw new LedgerFailure("file-unreadable");
      const entry = readEntry(view, bytes, position);
      entries.push(entry);
      position +=
        46 +
        view.getUint16(position + 28, true) +
        view.getUint16(position + 30, true) +
        view.getUint16(position + 32, true);
    }
    if (view.getUint32(position, true) === centralSignature) throw new LedgerFailure("file-unsafe");
    refuseOverlap(entries);
    return entries;
  } catch (error) {
    if (error instanceof RangeError) throw new LedgerFailure("file-unreadable");
    throw error;
  }
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - endSizeMin - commentSizeMax);
  for (let position = view.byteLength - endSizeMin; position >= lowest; position--) {
    if (view.getUint32(position, true) === endSignature) return position;
  }
  throw new LedgerFailure("file-unreadable");
}

function readEntry(view: DataView, bytes: Uint8Array, position: number): ZipEntry {
  const nameLength = view.getUint16(position + 28, true);
  const local = view.getUint32(position + 42, true);
  const packedSize = view.getUint32(position + 20, true);
  const size = view.getUint32(position + 24, true);
  if (packedSize === unset32 || size === unset32 || local === unset32) throw new LedgerFailure("file-unsafe");
  if (view.getUint32(local, true) !== localSignature) throw new LedgerFailure("file-unreadable");
  const localNameLength = view.getUint16(local + 26, true);
  const dataStart = local + 30 + localNameLength + view.getUint16(local + 28, true);
  if (dataStart + packedSize > view.byteLength) throw new LedgerFailure("file-unreadable");
  const name = textAt(bytes, position + 46, nameLength);
  if (name !== textAt(bytes, local + 30, localNameLength)) throw new LedgerFailure("file-unsafe");
  const method = view.getUint16(position + 10, true);
  const flags = view.getUint16(position + 8, true);
  const streamed = (flags & 0x0008) !== 0;
  const localSize = view.getUint32(local + 22, true);
  if (
    method !== view.getUint16(local + 8, true) ||
    (!streamed && localSize !== size && localSize !== unset32)
  ) {
    throw new LedgerFailure("file-unsafe");
  }
  return {
    name,
    method,
    crc: view.getUint32(position + 16, true),
    packedSize,
    size,
    encrypted: (flags & 0x0001) !== 0,
    dataStart,
  };
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
