import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { bombs } from "#test/adapters/workbook/bombs.ts";
import type { Measured } from "./measured-reading.ts";
import { officeBook } from "./office-book.ts";

const rows = 100_000;
const rounds = 5;
const program = fileURLToPath(new URL("measured-reading.ts", import.meta.url));

/** Reads a book in one way, in a separate process. */
function measure(way: string, file: string): Measured {
  return JSON.parse(execFileSync(process.execPath, [program, way, file], { encoding: "utf8" }));
}

/** The best of some rounds that go through all ways in turn, so that a busy moment does not fall on one of them alone. */
function fastest(ways: readonly string[], file: string): Map<string, Measured> {
  const best = new Map<string, Measured>();
  for (let round = 0; round < rounds; round++) {
    for (const way of ways) {
      const measured = measure(way, file);
      if (measured.ms < (best.get(way)?.ms ?? Number.POSITIVE_INFINITY)) best.set(way, measured);
    }
  }
  return best;
}

function printSpeed(file: string): void {
  const speed = fastest(["limit", "batches", "cells", "port"], file);
  speed.set("library", measure("library", file));
  const limit = speed.get("limit")?.ms ?? 1;
  console.log("| way | ms | × the limit | rows/s | peak MB |\n| --- | --- | --- | --- | --- |");
  for (const [way, { ms, peakMb }] of speed) {
    const perSecond = ((rows / ms) * 1000).toFixed(0);
    console.log(
      `| ${way} | ${ms.toFixed(0)} | ${(ms / limit).toFixed(2)} | ${perSecond} | ${peakMb.toFixed(0)} |`,
    );
  }
}

function printMemory(): void {
  console.log("\n| rows | peak MB of batches | of the port's caller |\n| --- | --- | --- |");
  for (const count of [20_000, rows, 200_000]) {
    const file = officeBook(count);
    if (file === undefined) continue;
    const [batches, port] = [measure("batches", file), measure("port", file)];
    console.log(`| ${count} | ${batches.peakMb.toFixed(0)} | ${port.peakMb.toFixed(0)} |`);
  }
}

async function printBombs(): Promise<void> {
  console.log("\n| bomb | verdict | ms |\n| --- | --- | --- |");
  for (const [name, make] of bombs) {
    const bytes = make();
    let best = Number.POSITIVE_INFINITY;
    let verdict = "read";
    for (let round = 0; round < rounds; round++) {
      const started = performance.now();
      try {
        await createWorkbookReader().read(bytes, "bomb.xlsx");
      } catch (error) {
        verdict = error instanceof LedgerFailure ? error.code : "crash";
      }
      best = Math.min(best, performance.now() - started);
    }
    console.log(`| ${name} | ${verdict} | ${best.toFixed(0)} |`);
  }
}

const book = officeBook(rows);
if (book === undefined) console.log("LibreOffice (soffice) is not there: no book to read, only bombs.");
else {
  console.log(`${rows} rows × 20 columns of .xlsx, best of ${rounds} rounds, each in a process of its own\n`);
  printSpeed(book);
  printMemory();
}
await printBombs();
