import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { tablesOf } from "#test/support/sheets.ts";
import { filesOf } from "./corpora.ts";

const folders = ["samples", "workbooks"].map((name) =>
  fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url)),
);
const table = new URL("../../fixtures/workbooks/verdicts.json", import.meta.url);

/** What a file is to its reader: the loans in it and the rows that are refused, or the code of its failure. */
async function verdictOf(path: string, name: string): Promise<string> {
  try {
    const sheets = await createWorkbookReader().read(await readFile(path), name);
    const { rows } = tablesOf(sheets, name, { programme: defaultProgramme, today: "2016-11-01" });
    const count = (kind: string) => rows.filter((row) => row.kind === kind).length;
    return `${count("loan")} loans, ${count("refused")} refused`;
  } catch (error) {
    if (error instanceof LedgerFailure) return error.code;
    throw error;
  }
}

test("every workbook among the fixtures has the verdict that is written down for it", {
  timeout: 120_000,
}, async () => {
  const verdicts: Record<string, string> = {};
  for (const { name, path } of (await Promise.all(folders.map((folder) => filesOf(folder)))).flat()) {
    if (!name.endsWith(".json")) verdicts[name] = await verdictOf(path, name);
  }

  expect(verdicts).toEqual(JSON.parse(await readFile(table, "utf8")));
});
