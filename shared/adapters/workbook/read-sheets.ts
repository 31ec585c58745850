import { LedgerFailure } from "#shared/domain/failure.ts";
import type { Sheet } from "#shared/domain/sheet.ts";
import { detectKind } from "./detect-kind.ts";
import { guardOle2 } from "./ole2-guard.ts";
import { readDelimited } from "./read-delimited.ts";
import { readText } from "./read-text.ts";
import { readWorkbook } from "./read-workbook.ts";
import type { ReaderLimits } from "./reader-limits.ts";
import { guardZip } from "./zip-guard.ts";

/** Reads the sheets of a file whose kind its content tells; the failures are those of the table-reader port. */
export function readSheets(bytes: Uint8Array, limits: ReaderLimits): Sheet[] {
  switch (detectKind(bytes)) {
    case "empty":
      throw new LedgerFailure("file-empty");
    case "other":
      throw new LedgerFailure("file-not-a-table");
    case "zip":
      guardZip(bytes, limits.unpackedBytesMax);
      return readWorkbook(bytes, limits);
    case "ole2":
      guardOle2(bytes);
      return readWorkbook(bytes, limits);
    case "text":
      return readTextTable(readText(bytes), limits);
  }
}

function readTextTable(text: string, limits: ReaderLimits): Sheet[] {
  const start = text
    .slice(0, 2000)
    .replace(/^\ufeff/, "")
    .trimStart()
    .toLowerCase();
  if (start === "") throw new LedgerFailure("file-empty");
  if (/^(?:<!doctype html|<html|<table|<head|<meta|<body)/.test(start)) {
    return readWorkbook(new TextEncoder().encode(text.replace(/<meta[^>]*charset[^>]*>/i, "")), limits);
  }
  if (start.startsWith("<?xml") || start.startsWith("{\\rtf")) throw new LedgerFailure("file-not-a-table");
  return [readDelimited(text, limits)];
}
