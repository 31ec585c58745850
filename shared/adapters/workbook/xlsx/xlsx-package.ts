import { partStream } from "#shared/adapters/zip/part-stream.ts";
import type { ZipEntry } from "#shared/adapters/zip/zip-entries.ts";
import { isNeverOpened } from "#shared/adapters/zip/zip-guard.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import { nameCode } from "./name-code.ts";
import { attributeText } from "./tag-attributes.ts";
import { utf8Chunks } from "./utf8-chunks.ts";
import { createXmlScanner } from "./xml-scanner.ts";
import type { XmlHandler } from "./xml-tag.ts";

/** The parts of an Office Open XML file by their names: lower case, slashes, none in front. */
export type XlsxPackage = { file: Uint8Array; parts: ReadonlyMap<string, ZipEntry> };

/** What a part refers to: `type` is the last word of the relationship's type, which strict and transitional files share. */
export type Relationship = { type: string; part: string };

const relationshipsMax = 10_000;
const relationshipName = nameCode("Relationship");
const idName = nameCode("Id");
const typeName = nameCode("Type");
const targetName = nameCode("Target");
const modeName = nameCode("TargetMode");

/**
 * Scans a part from its first byte to its last; after each chunk the handler's owner may wait. Fails with
 * `file-unreadable` if there is no such part; every failure names the part.
 */
export async function scanPart(
  { file, parts }: XlsxPackage,
  name: string,
  handler: XmlHandler,
  afterChunk?: () => Promise<void>,
  spaces?: ReadonlyMap<string, number>,
): Promise<void> {
  const entry = parts.get(name);
  try {
    if (entry === undefined) throw new LedgerFailure("file-unreadable");
    if (isNeverOpened(name)) throw new LedgerFailure("file-unsafe");
    const scanner = createXmlScanner(handler, spaces);
    for await (const chunk of utf8Chunks(partStream(file, entry))) {
      scanner.feed(chunk);
      await afterChunk?.();
    }
    scanner.end();
  } catch (error) {
    throw error instanceof LedgerFailure
      ? new LedgerFailure(error.code, { part: maskPersonNumbers(name), ...error.facts })
      : error;
  }
}

/** What a part refers to within the file, by id; the package itself is the part with the empty name. */
export async function readRelationships(
  book: XlsxPackage,
  source: string,
): Promise<Map<string, Relationship>> {
  const slash = source.lastIndexOf("/") + 1;
  const name = `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
  const found = new Map<string, Relationship>();
  if (!book.parts.has(name)) return found;
  await scanPart(book, name, {
    open(element, tag) {
      if (element !== relationshipName || attributeText(tag, modeName) === "External") return;
      const [id, type, target] = [idName, typeName, targetName].map((wanted) => attributeText(tag, wanted));
      if (id === undefined || type === undefined || target === undefined) return;
      if (found.size === relationshipsMax) throw new LedgerFailure("file-unsafe");
      found.set(id, { type: type.slice(type.lastIndexOf("/") + 1), part: resolved(book, source, target) });
    },
    close() {},
  });
  return found;
}

/** The part that a target names, seen from its source; a name may be written with percent signs. */
function resolved(book: XlsxPackage, source: string, target: string): string {
  const path = target.replaceAll("\\", "/");
  const folders = path.startsWith("/") ? [] : source.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") folders.pop();
    else if (step !== "" && step !== ".") folders.push(step);
  }
  const name = folders.join("/").toLowerCase();
  if (book.parts.has(name)) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
