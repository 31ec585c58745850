import { guardZip } from "#shared/adapters/zip/zip-guard.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { SheetSink } from "./packed-rows.ts";
import type { ReaderLimits } from "./reader-limits.ts";
import { readXlsx } from "./xlsx/read-xlsx.ts";
import { readRelationships } from "./xlsx/xlsx-package.ts";

const otherOffice = /^(?:word|ppt|visio)\//;
/** The library holds all of an archive at once, and several times over. */
const unpackedForLibraryMax = 192 * 1024 * 1024;
const contentTypes = "[content_types].xml";

/**
 * Reads a workbook that is a zip archive: Office Open XML and OpenDocument with our own readers, .xlsb with the
 * library. The package's relationships say which it is. Fails as `guardZip` does and with `file-not-a-table` for an
 * archive that is no workbook.
 */
export async function readZip(bytes: Uint8Array, limits: ReaderLimits, sink: SheetSink): Promise<void> {
  const parts = guardZip(bytes, limits.unpackedBytesMax);
  const book = { file: bytes, parts };
  if (parts.has("mimetype") || parts.has("content.xml")) {
    const { readOds } = await import("./ods/read-ods.ts");
    return readOds(book, limits, sink);
  }
  const relationships = [...(await readRelationships(book, "")).values()];
  const workbook = relationships.find(({ type }) => type === "officeDocument")?.part;
  if (workbook === undefined) {
    const isOther = !parts.has(contentTypes) || [...parts.keys()].some((name) => otherOffice.test(name));
    throw new LedgerFailure(isOther ? "file-not-a-table" : "file-unreadable");
  }
  return workbook.endsWith(".bin") ? readWithLibrary() : readXlsx(book, workbook, limits, sink);

  async function readWithLibrary(): Promise<void> {
    guardZip(bytes, Math.min(limits.unpackedBytesMax, unpackedForLibraryMax));
    const { unpackZip } = await import("#shared/adapters/zip/unpack-zip.ts");
    const { readWorkbook } = await import("./read-workbook.ts");
    return readWorkbook(unpackZip(bytes, parts), limits, sink);
  }
}
