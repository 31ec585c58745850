import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { collectSheets } from "#shared/adapters/workbook/collect-sheets.ts";
import { readSheets } from "#shared/adapters/workbook/read-sheets.ts";
import { readWorkbook } from "#shared/adapters/workbook/read-workbook.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { unpackZip } from "#shared/adapters/zip/unpack-zip.ts";
import { guardZip } from "#shared/adapters/zip/zip-guard.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import { workbookLimits } from "#shared/ports/imports/table-reader.ts";

/** What one way of reading a book took, in a separate process. */
export type Measured = { ms: number; peakMb: number; rows: number };

const limits = { ...workbookLimits, rowsMax: workbookLimits.rowsMax + 1 };
const [way = "", file = ""] = process.argv.slice(2);
const bytes = readFileSync(file);

function countRows(sheets: readonly Sheet[]): number {
  let rows = 0;
  for (const sheet of sheets) for (const { cells } of sheet.rows) rows += cells.length > 0 ? 1 : 0;
  return rows;
}

/** The limit: the sheet inflated at once, and each row's end looked at. */
function inflateAndScan(): number {
  const entry = guardZip(bytes, limits.unpackedBytesMax).get("xl/worksheets/sheet1.xml");
  if (entry === undefined) throw new Error(`no sheet in ${file}`);
  const packed = bytes.subarray(entry.dataStart, entry.dataStart + entry.packedSize);
  const sheet = inflateRawSync(packed, { maxOutputLength: entry.size });
  let rows = 0;
  for (let at = sheet.indexOf("</row>"); at >= 0; at = sheet.indexOf("</row>", at + 1)) rows += 1;
  return rows;
}

async function readOnce(): Promise<number> {
  switch (way) {
    case "limit":
      return inflateAndScan();
    case "batches": {
      let rows = 0;
      await readSheets(bytes, limits, {
        async rows(batch) {
          rows += batch.rows.length;
        },
        async end() {},
      });
      return rows;
    }
    case "cells": {
      const { sink, sheets } = collectSheets();
      await readSheets(bytes, limits, sink);
      return countRows(sheets);
    }
    case "port":
      return countRows(await createWorkbookReader({ limits }).read(bytes, file));
    case "library": {
      const { sink, sheets } = collectSheets();
      await readWorkbook(unpackZip(bytes, guardZip(bytes, limits.unpackedBytesMax)), limits, sink);
      return countRows(sheets);
    }
    default:
      throw new Error(`no way of reading is called ${way}`);
  }
}

const started = performance.now();
const rows = await readOnce();
const measured: Measured = {
  ms: performance.now() - started,
  peakMb: process.resourceUsage().maxRSS / 1024,
  rows,
};
console.log(JSON.stringify(measured));
