import { banksOf } from "#shared/domain/base/bank.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { JournalHead } from "#shared/domain/ledger/journal.ts";
import { type Freshness, freshnessOf } from "#shared/domain/progress/freshness.ts";
import type { ReportSource } from "#shared/domain/reports/report-document.ts";
import { pageSizeMax } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** How many files a report names. */
export const reportSourcesMax = 500;
/** How many imports are looked through for them. */
const importsReadMax = 100_000;
/** How many postings of one import are looked through for its first block. */
const postingsReadMax = 10_000;

/** A moment of the ledger: the end of its journal, and the instant up to which imports count. */
export type LedgerMoment = { head: JournalHead; at: string };

/** A file behind a report, and whose book it is: the bank's, or only that of some branches. */
export type BookSource = ReportSource & Pick<ImportRecord, "bankId" | "branchIds">;

/**
 * What a report says about its files: the latest of them, how many more there were, and how fresh the banks' data was.
 */
export type SourcesTold = {
  sources: { sources: BookSource[]; sourcesMoreCount: number };
  freshness: Freshness[];
};

/**
 * The files from which the loans of a moment come, at most `reportSourcesMax`, and the freshness of each bank's data
 * then; the same whenever it is asked.
 */
export async function reportSources(
  deps: Pick<Deps, "imports" | "ledger" | "programme">,
  moment: LedgerMoment,
): Promise<SourcesTold> {
  const whole: ImportRecord[] = [];
  const all: BookSource[] = [];
  let read = 0;
  let cursor: string | undefined;
  do {
    const page = await deps.imports.list(pageSizeMax, cursor);
    read += page.items.length;
    for (const record of page.items) {
      const source = await sourceOf(deps, record, moment);
      const { bankId, branchIds } = record;
      if (source !== undefined) all.push({ ...source, bankId, branchIds });
      if (source?.state === "whole") whole.push({ ...record, state: "committed" });
    }
    cursor = page.cursor;
  } while (cursor !== undefined && read < importsReadMax);
  const sources = all.slice(0, reportSourcesMax).reverse();
  return {
    sources: { sources, sourcesMoreCount: all.length - sources.length },
    freshness: freshnessOf(banksOf(deps.programme), whole, shanghaiDayOf(moment.at)),
  };
}

/** An import as a source; `undefined` when no loan was in the ledger by it. */
async function sourceOf(
  deps: Pick<Deps, "ledger">,
  record: ImportRecord,
  moment: LedgerMoment,
): Promise<ReportSource | undefined> {
  const { fileName, sha256, undo } = record;
  const committedAt = upTo(record.committedAt, moment);
  if (upTo(undo?.undoneAt, moment) !== null) {
    const gone = undo?.keptCount === 0 && upTo(undo.clearedAt ?? undo.undoneAt, moment) !== null;
    return gone ? undefined : { fileName, sha256, state: "kept", committedAt };
  }
  if (committedAt !== null) return { fileName, sha256, state: "whole", committedAt };
  const begun = record.commit !== undefined && (await hadPosted(deps, record.importId, moment));
  return begun ? { fileName, sha256, state: "begun", committedAt: null } : undefined;
}

function upTo(instant: string | undefined, { at }: LedgerMoment): string | null {
  return instant !== undefined && instant <= at ? instant : null;
}

async function hadPosted(
  { ledger }: Pick<Deps, "ledger">,
  importId: string,
  { head }: LedgerMoment,
): Promise<boolean> {
  let startRow = 0;
  for (let read = 0; read < postingsReadMax; read++) {
    const marker = await ledger.marker(importId, startRow);
    if (marker === undefined) return false;
    if (marker.blockNo !== undefined) return marker.blockNo <= head.blockNo;
    startRow = marker.nextRow;
  }
  return false;
}
