import { randomBytes } from "node:crypto";
import { CFB } from "@e965/xlsx";
import type { ReaderLimits } from "#shared/adapters/workbook/reader-limits.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { FailureCode } from "#shared/domain/base/failures.ts";
import { localRecord, type ZipPart, zipOf } from "#test/support/zip.ts";
import { xlsxParts } from "./small-xlsx.ts";

/** The rows of a sheet with one cell. */
export const oneCell = '<row r="1"><c r="A1"><v>1</v></c></row>';
/** A text in UTF-8. */
export const utf8 = (text: string) => new TextEncoder().encode(text);
/** The parts of a small book. */
export const book = () => xlsxParts([{ name: "明细", rows: oneCell }]);
/** The name of its only sheet. */
export const sheetPart = "xl/worksheets/sheet1.xml";
/** A small book whose sheet is changed. */
export const withSheet = (change: (sheet: ZipPart) => ZipPart) =>
  zipOf(book().map((part) => (part.name === sheetPart ? change(part) : part)));
/** A small book with more parts. */
export const withParts = (...parts: ZipPart[]) => zipOf([...book(), ...parts]);
/** An OLE2 file of the given streams. */
export const ole2 = (...streams: [string, Uint8Array][]) => {
  const file = CFB.utils.cfb_new();
  for (const [name, content] of streams) CFB.utils.cfb_add(file, name, Buffer.from(content));
  return Uint8Array.from(Buffer.from(CFB.write(file, { type: "base64" }), "base64"));
};
/** A book beside two entries, one within the bytes of the other. */
export const overlapping = () => {
  const inner: ZipPart = { name: "xl/inner.xml", content: "<a/>", stored: true };
  const outer: ZipPart = { name: "xl/outer.xml", content: localRecord(inner), stored: true };
  const innerOffset = 30 + outer.name.length;
  return zipOf([outer, { ...inner, claims: { offset: innerOffset } }, ...book()]);
};
const openDocument = (rows: string) =>
  zipOf([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
    { name: "META-INF/manifest.xml", content: "<manifest/>" },
    { name: "styles.xml", content: "<styles/>" },
    {
      name: "content.xml",
      content: `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="a">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
/** An OpenDocument book of one cell, its tag given from the attributes on, as often as a sheet has places. */
export const repeated = (cell: string) =>
  openDocument(
    `<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"${cell}</table:table-row>`,
  );
/** Random bytes. */
export const noise = (length: number) => new Uint8Array(randomBytes(length));
/** Random letters and digits, which no packing makes much smaller. */
export const noiseText = (length: number) => randomBytes(length).toString("hex").slice(0, length);

/** What became of a file. */
export type Verdict = FailureCode | "read";
/** Reads a file within limits and gives the code of its failure. */
export const verdictOf = async (bytes: Uint8Array, limits: Partial<ReaderLimits> = {}): Promise<Verdict> => {
  try {
    await createWorkbookReader({ limits }).read(bytes, "loans.xlsx");
    return "read";
  } catch (error) {
    if (error instanceof LedgerFailure) return error.code;
    throw error;
  }
};
