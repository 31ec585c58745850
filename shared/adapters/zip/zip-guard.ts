import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type ZipEntry, zipEntries } from "./zip-entries.ts";

const ratioMax = 200;
const ratioFreeBytes = 4 * 1024 * 1024;
/** Pictures, embedded files and controls: a drawing of one colour is packed smaller than any bomb, and nobody unpacks it here. */
const neverOpened =
  /(?:^|\/)(?:media|embeddings|activex|ctrlprops)\/|\.(?:png|jpe?g|gif|bmp|emf|wmf|tiff?|wdp)$/;

/**
 * The entries of a zip file by their names (lower case, slashes), after everything that its headers claim was checked.
 * Fails with `file-unsafe` for a duplicate name or a bomb, with `too-much-content` for more than `unpackedBytesMax`,
 * with `file-encrypted` for an encrypted entry, and as `zipEntries` does. Unpacking an entry still has to hold it to
 * its size and sum, and to refuse one that is never opened.
 */
export function guardZip(bytes: Uint8Array, unpackedBytesMax: number): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let declared = 0;
  let packed = 0;
  for (const entry of zipEntries(bytes)) {
    if (entry.encrypted) throw new LedgerFailure("file-encrypted");
    const name = entry.name.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
    if (entries.has(name)) throw new LedgerFailure("file-unsafe");
    entries.set(name, entry);
    if (isNeverOpened(name)) continue;
    declared += entry.size;
    if (declared > unpackedBytesMax) throw new LedgerFailure("too-much-content");
    packed += entry.packedSize;
    refuseRatio(entry.size, entry.packedSize);
  }
  refuseRatio(declared, packed);
  if (entries.has("encryptedpackage")) throw new LedgerFailure("file-encrypted");
  return entries;
}

/** Tells of the name of an entry whether it is one that no reader opens, which costs nothing however large it is. */
export function isNeverOpened(name: string): boolean {
  return neverOpened.test(name.toLowerCase());
}

function refuseRatio(size: number, packedSize: number): void {
  if (size > ratioFreeBytes && size > packedSize * ratioMax) throw new LedgerFailure("file-unsafe");
}
