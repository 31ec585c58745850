import { readFile } from "node:fs/promises";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { tablesOf } from "#test/support/sheets.ts";
import { filesOf } from "./corpora.ts";
import { readHere } from "./read-here.ts";

/** What became of a file: the code of its failure with the stage that failed, or the loans that were accepted of it. */
export type ForeignVerdict = {
  name: string;
  verdict: string;
  ms: number;
  peakMb: number;
  untouched: boolean;
};

const prototypeBefore = Object.getOwnPropertyNames(Object.prototype).join();

async function verdictOf(path: string, name: string): Promise<string> {
  let stage = "reader";
  try {
    const sheets = await readHere(await readFile(path));
    stage = "table";
    const { rows } = tablesOf(sheets, name, { programme: defaultProgramme, today: "2016-11-01" });
    return `${rows.filter(({ kind }) => kind === "loan").length} loans`;
  } catch (error) {
    return error instanceof LedgerFailure ? `${stage}: ${error.code}` : `crash: ${String(error)}`;
  }
}

for (const { name, path } of await filesOf(process.argv[2] ?? "")) {
  const started = performance.now();
  const verdict = await verdictOf(path, name);
  const result: ForeignVerdict = {
    name,
    verdict,
    ms: Math.round(performance.now() - started),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    untouched: Object.getOwnPropertyNames(Object.prototype).join() === prototypeBefore,
  };
  console.log(JSON.stringify(result));
}
