import { inflateRawSync } from "node:zlib";
import { zipEntries } from "#shared/adapters/zip/zip-entries.ts";

/** The text of a part of an archive. */
export function partText(archive: Uint8Array, name: string): string {
  const entry = zipEntries(archive).find((one) => one.name === name);
  if (entry === undefined) throw new Error(`no ${name}`);
  const packed = archive.subarray(entry.dataStart, entry.dataStart + entry.packedSize);
  return new TextDecoder().decode(entry.method === 0 ? packed : inflateRawSync(packed));
}
