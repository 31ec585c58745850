import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { LedgerFailure } from "#shared/domain/failure.ts";
import { readLoanTables } from "#shared/domain/loan-table/read-loan-tables.ts";
import { chuzhou } from "#test/support/sheets.ts";

const folder = process.env["CORPUS"];
const verdictMsMax = 10_000;
const reader = createWorkbookReader();

/** What becomes of a file: the code of its failure, or the loans that were accepted of it. */
async function verdictOf(bytes: Uint8Array, name: string): Promise<string> {
  try {
    const sheets = await reader.read(bytes, name);
    const tables = readLoanTables(sheets, name, { programme: chuzhou, today: "2016-11-01" });
    if (tables.outcome === "refused") return `table: ${tables.failure.code}`;
    return `${tables.rows.filter(({ kind }) => kind === "loan").length} loans`;
  } catch (error) {
    if (error instanceof LedgerFailure) return `reader: ${error.code}`;
    return `crash: ${String(error)}`;
  }
}

if (folder !== undefined) {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );

  test("every foreign file is refused in time, and no loan is accepted", {
    timeout: files.length * verdictMsMax,
  }, async () => {
    const prototypeBefore = Object.getOwnPropertyNames(Object.prototype);
    const counts = new Map<string, number>();
    const wrong: string[] = [];
    let slowest = { name: "", ms: 0 };
    for (const entry of files) {
      const started = performance.now();
      const verdict = await verdictOf(await readFile(join(entry.parentPath, entry.name)), entry.name);
      const ms = Math.round(performance.now() - started);
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
      if (ms > slowest.ms) slowest = { name: entry.name, ms };
      if (!/^(?:reader|table): /.test(verdict) || ms > verdictMsMax)
        wrong.push(`${entry.name}: ${verdict} after ${ms} ms`);
    }
    console.log(Object.fromEntries(counts), slowest);
    expect(wrong).toEqual([]);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototypeBefore);
  });
} else {
  test("the reader is ready for a folder of foreign files (set CORPUS to name one)", async () => {
    expect(await verdictOf(new TextEncoder().encode("a,b\n1,2\n"), "a.csv")).toBe("table: no-loan-table");
  });
}
