import type { XmlHandler } from "#shared/adapters/workbook/xlsx/xml-tag.ts";
import { partStream } from "#shared/adapters/zip/part-stream.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { SheetSink } from "../packed-rows.ts";
import type { ReaderLimits } from "../reader-limits.ts";
import { handNews } from "../sheet-news.ts";
import { createShownNumbers } from "../shown-numbers.ts";
import { scanPart, type XlsxPackage } from "../xlsx/xlsx-package.ts";
import { createCellLooks } from "./cell-looks.ts";
import { xmlTextReader } from "./cell-words.ts";
import { createContentHandler, createStylesHandler } from "./content-handler.ts";
import { elementCode, spaces } from "./names.ts";
import { type BookFacts, createTables } from "./table-handler.ts";

const contentPart = "content.xml";
const stylesPart = "styles.xml";
const metaPart = "meta.xml";
const manifestPart = "meta-inf/manifest.xml";
const encryptionName = elementCode("manifest:encryption-data");
const generatorName = elementCode("meta:generator");
const kindBytesMax = 200;
/** Programs that calculate what they write. */
const calculating =
  /LibreOffice|OpenOffice|StarOffice|NeoOffice|Collabora|MicrosoftOffice|Microsoft Excel|WPS|Kingsoft|Calligra|Gnumeric|ONLYOFFICE/i;

/**
 * Reads an OpenDocument workbook, sheet by sheet and batch by batch; only its content has to be there. Fails with
 * `file-encrypted`, with `file-not-a-table` for a document of another kind, with `file-unreadable`, and as
 * `createTables` says.
 */
export async function readOds(book: XlsxPackage, limits: ReaderLimits, sink: SheetSink): Promise<void> {
  await guardKind(book);
  await guardEncryption(book);
  const numbers = createShownNumbers();
  const looks = createCellLooks(numbers);
  const facts: BookFacts = { epoch1904: false, isCalculated: await isCalculated(book) };
  const tables = createTables(limits, numbers, looks, facts);
  if (book.parts.has(stylesPart))
    await scanPart(book, stylesPart, createStylesHandler(looks), undefined, spaces);
  const hand = () => handNews(tables.news(), sink);
  try {
    await scanPart(book, contentPart, createContentHandler(looks, tables, facts), hand, spaces);
  } catch (error) {
    throw error instanceof LedgerFailure
      ? new LedgerFailure(error.code, { ...error.facts, ...tables.here() })
      : error;
  }
  if (tables.count() === 0) throw new LedgerFailure("file-not-a-table");
  await hand();
}

/** The first bytes of an OpenDocument file say what it is, where it has them. */
async function guardKind({ file, parts }: XlsxPackage): Promise<void> {
  const kind = parts.get("mimetype");
  if (kind === undefined) return;
  let text = "";
  for await (const chunk of partStream(file, kind)) text += chunk.toString("latin1", 0, kindBytesMax);
  if (!text.includes("spreadsheet")) throw new LedgerFailure("file-not-a-table");
}

async function guardEncryption(book: XlsxPackage): Promise<void> {
  if (!book.parts.has(manifestPart)) return;
  const refuse = (name: number) => {
    if (name === encryptionName) throw new LedgerFailure("file-encrypted");
  };
  await scanPart(book, manifestPart, { open: refuse, close() {} }, undefined, spaces);
}

/** Tells whether the program that wrote the book calculates its formulas. */
async function isCalculated(book: XlsxPackage): Promise<boolean> {
  if (!book.parts.has(metaPart)) return false;
  const read = xmlTextReader();
  let generator = "";
  let within = false;
  const handler: XmlHandler = {
    open(name) {
      within = name === generatorName;
    },
    close() {
      within = false;
    },
    text(bytes, start, end, verbatim) {
      if (within) generator += read(bytes, start, end, verbatim);
    },
  };
  await scanPart(book, metaPart, handler, undefined, spaces);
  return calculating.test(generator);
}
