import { LedgerFailure } from "#shared/domain/base/failure.ts";

/** The fields of a zip entry that ZIP64 may widen, in the order in which it keeps them. */
export type ZipFields = { size: number; packedSize: number; localStart: number };

const endSignature = 0x06054b50;
const end64LocatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const endSizeMin = 22;
const commentSizeMax = 65_535;
const zip64ExtraId = 0x0001;
const unset16 = 0xffff;
const unset32 = 0xffffffff;

/** The number of entries and the start of the directory of a zip archive; fails with `file-unreadable`. */
export function findZipEnd(view: DataView): { count: number; directoryStart: number } {
  const lowest = Math.max(0, view.byteLength - endSizeMin - commentSizeMax);
  for (let position = view.byteLength - endSizeMin; position >= lowest; position--) {
    if (view.getUint32(position, true) !== endSignature) continue;
    const count = view.getUint16(position + 10, true);
    const directoryStart = view.getUint32(position + 16, true);
    return count === unset16 || directoryStart === unset32
      ? findZip64End(view, position)
      : { count, directoryStart };
  }
  throw new LedgerFailure("file-unreadable");
}

function findZip64End(view: DataView, end: number): { count: number; directoryStart: number } {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== end64LocatorSignature) {
    throw new LedgerFailure("file-unreadable");
  }
  const end64 = wideAt(view, locator + 8);
  if (view.getUint32(end64, true) !== end64Signature) throw new LedgerFailure("file-unreadable");
  return { count: wideAt(view, end64 + 32), directoryStart: wideAt(view, end64 + 48) };
}

/** Fields, with those at their limit taken from the ZIP64 extra field; fails with `file-unsafe` without it. */
export function zip64Fields(
  view: DataView,
  fields: ZipFields,
  extraStart: number,
  extraLength: number,
): ZipFields {
  const unset = Object.values(fields).filter((value) => value === unset32).length;
  if (unset === 0) return fields;
  let position = extraStart;
  while (position + 4 <= extraStart + extraLength) {
    const dataLength = view.getUint16(position + 2, true);
    if (view.getUint16(position, true) === zip64ExtraId && dataLength >= unset * 8) {
      let at = position + 4;
      const widened = (value: number) => {
        if (value !== unset32) return value;
        at += 8;
        return wideAt(view, at - 8);
      };
      return {
        size: widened(fields.size),
        packedSize: widened(fields.packedSize),
        localStart: widened(fields.localStart),
      };
    }
    position += 4 + dataLength;
  }
  throw new LedgerFailure("file-unsafe");
}

function wideAt(view: DataView, position: number): number {
  return Number(view.getBigUint64(position, true));
}
