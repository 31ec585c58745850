import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { collectSheets } from "#shared/adapters/workbook/collect-sheets.ts";
import { detectKind } from "#shared/adapters/workbook/detect-kind.ts";
import { readWorkbook } from "#shared/adapters/workbook/read-workbook.ts";
import { unpackZip } from "#shared/adapters/zip/unpack-zip.ts";
import { guardZip } from "#shared/adapters/zip/zip-guard.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Cell, Sheet } from "#shared/domain/base/sheet.ts";
import { workbookLimits } from "#shared/ports/imports/table-reader.ts";
import { corpora, filesOf } from "./corpora.ts";
import { explainedDifferences } from "./explained-differences.ts";
import { readHere } from "./read-here.ts";

const ownReaders = /\.(?:xl(?:sx|sm|tx|s)|et)$/;
/** The good books; what stands among the cases was made because readers take it otherwise. */
const fixtures = ["samples", "workbooks"].map((name) =>
  fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url)),
);

async function readByLibrary(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const { sink, sheets } = collectSheets();
  const isZip = detectKind(bytes) === "zip";
  const whole = isZip ? unpackZip(bytes, guardZip(bytes, workbookLimits.unpackedBytesMax)) : bytes;
  await readWorkbook(whole, workbookLimits, sink);
  return sheets;
}

/** Some books of 1997 tell of one column more than their sheets have. */
const isColumn = (column: number) => column !== 256;

/** Everything that a reading says, each by its place: cells, hidden rows, and the sheet's own facts. */
async function saidBy(reading: Promise<readonly Sheet[]>): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  try {
    for (const [index, sheet] of (await reading).entries()) {
      const { name, hidden, rows, merges = [], hiddenColumns = [] } = sheet;
      const areas = merges.map((area) => JSON.stringify(area)).toSorted();
      said.set(
        `${index}`,
        JSON.stringify({ name, hidden, areas, hiddenColumns: [...new Set(hiddenColumns)].filter(isColumn) }),
      );
      for (const { row, cells, hidden: rowHidden = false } of rows) {
        if (rowHidden) said.set(`${index}!${row}`, "hidden");
        for (const [column, cell] of cells.entries())
          if (cell !== null) said.set(`${index}!${row}:${column}`, JSON.stringify(asTheLibraryKnows(cell)));
      }
    }
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
    return new Map([["refused", error.code]]);
  }
  return said;
}

/** A cell without what the library does not tell: the marks of a text, and that a result may never have been calculated. */
function asTheLibraryKnows(cell: Cell): Cell {
  if (cell.kind === "text") return { kind: "text", text: cell.text };
  if (cell.kind !== "number" || cell.shown === undefined) return cell;
  const { uncalculated: _, ...shown } = cell.shown;
  const { kind, text } = cell;
  return Object.keys(shown).length === 0 ? { kind, text } : { kind, text, shown };
}

/** What two readers of a file say otherwise, place by place, ours first; two refusals agree whatever their codes. */
async function differencesOf(path: string): Promise<[place: string, ours: string, library: string][]> {
  const bytes = await readFile(path);
  if (detectKind(bytes) === "text") return [];
  const [ours, library] = [await saidBy(readHere(bytes)), await saidBy(readByLibrary(bytes))];
  const refusals = [ours.get("refused"), library.get("refused")];
  if (refusals.some((code) => code !== undefined)) {
    const [mine = "read", its = "read"] = refusals;
    return mine === "read" || its === "read" ? [["refused", mine, its]] : [];
  }
  return [...new Set([...ours.keys(), ...library.keys()])]
    .filter((place) => ours.get(place) !== library.get(place))
    .map((place) => [place, ours.get(place) ?? "nothing", library.get(place) ?? "nothing"]);
}

/** The differences that nobody has explained yet, of all Office Open XML files of a folder. */
async function unexplainedIn(folder: string): Promise<unknown[]> {
  const unexplained: unknown[] = [];
  for (const { name, path } of await filesOf(folder)) {
    if (!ownReaders.test(name)) continue;
    const known = explainedDifferences.find((one) => one.file === name);
    for (const [place, ours, library] of await differencesOf(path)) {
      const [oursKnown, libraryKnown] = known?.places[place] ?? [];
      if (oursKnown !== ours || libraryKnown !== library) unexplained.push([name, place, ours, library]);
    }
  }
  return unexplained;
}

test("our reader and the library read the same out of every fixture", async () => {
  for (const folder of fixtures) expect(await unexplainedIn(folder)).toEqual([]);
});

test.skipIf(corpora === undefined)(
  "they read the same out of every foreign workbook, but for what is explained",
  { timeout: 120_000 },
  async () => {
    expect(await unexplainedIn(corpora ?? "")).toEqual([]);
  },
);
