import { everyPage } from "#shared/app/base/every-page.ts";
import { addMs } from "#shared/domain/base/instant.ts";
import { type ImportRecord, isStanding } from "#shared/domain/imports/import-record.ts";
import type { PlannedRow } from "#shared/domain/imports/planned-row.ts";
import type { JournalHead } from "#shared/domain/ledger/journal.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { planChange } from "#shared/domain/ledger/plan-change.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { planPageSize } from "#shared/ports/imports/import-archive.ts";
import type { PostingMarker } from "#shared/ports/ledger/ledger.ts";
import { readKeptPlanPage } from "./kept-plan-page.ts";

type BooksDeps = Pick<Deps, "imports" | "ledger" | "importArchive">;

/** How many pages of plans are kept in memory at a time. */
const pagesHeldMax = 32;
/** By how much clocks of two servers may differ. */
const clockSkewMs = 3_600_000;

/** The end of the journal, and how many postings without a block followed it. */
export type Moment = { head: JournalHead; quiet: number };

/**
 * A row of another book that found its loan unchanged: which row of which plan, and after which block it was compared.
 */
type Place = { record: ImportRecord; row: number; afterBlockNo: number };

/** What other books in force stated about the loans of an import to undo, after its own postings. */
export type LaterBooks = {
  /** Brings it up to a moment of the ledger; the next posting must be made at that moment or not at all. */
  readUpTo(moment: Moment): Promise<void>;
  /** Notes that nothing but a posting of one's own was made since. */
  moveTo(moment: Moment): void;
  /**
   * The last import that found a loan unchanged after a block, and would not have if the loan were `left`: it confirms
   * the difference. `undefined` when none does.
   */
  confirmedBy(loanNo: string, blockNo: number, left: LoanFacts | undefined): Promise<string | undefined>;
};

/** Opens what other books stated after the first block of an import. */
export function openLaterBooks(deps: BooksDeps, undoing: ImportRecord, firstBlockNo: number): LaterBooks {
  const places = new Map<string, Place[]>();
  const markersOf = new Map<string, PostingMarker[]>();
  const readPage = pageReader(deps);
  let standing = new Set<string>();
  let present: Moment | undefined;

  const enter = (loanNo: string, place: Place) => {
    const known = places.get(loanNo);
    if (known === undefined) places.set(loanNo, [place]);
    else known.push(place);
  };
  const enterMarkers = async (record: ImportRecord, markers: readonly PostingMarker[], known: number) => {
    for (const [index, { startRow, outcomes }] of markers.entries()) {
      const afterBlockNo = comparedBehind(markers, index);
      if (index < known || afterBlockNo < firstBlockNo || !outcomes.includes("u")) continue;
      let row = startRow;
      for (const letter of outcomes) {
        const page = letter === "u" ? await readPage(record, Math.floor(row / planPageSize)) : [];
        const planned = page[row % planPageSize];
        if (planned !== undefined) enter(planned.loanNo, { record, row, afterBlockNo });
        row += 1;
      }
    }
  };

  return {
    async readUpTo(moment) {
      if (present?.head.hash === moment.head.hash && present.quiet === moment.quiet) return;
      const found = new Set<string>();
      for await (const record of everyPage(deps.imports.list)) {
        if (!isLater(record, undoing)) continue;
        found.add(record.importId);
        const markers = markersOf.get(record.importId) ?? [];
        const known = markers.length;
        await readOn(deps, record.importId, markers);
        markersOf.set(record.importId, markers);
        await enterMarkers(record, markers, known);
      }
      standing = found;
      present = moment;
    },
    moveTo(moment) {
      present = moment;
    },
    async confirmedBy(loanNo, blockNo, left) {
      const behind = (places.get(loanNo) ?? [])
        .filter(({ record, afterBlockNo }) => afterBlockNo >= blockNo && standing.has(record.importId))
        .sort((a, b) => b.afterBlockNo - a.afterBlockNo);
      for (const { record, row } of behind) {
        const page = await readPage(record, Math.floor(row / planPageSize));
        const said = page[row % planPageSize];
        if (said !== undefined && planChange(left, said).outcome !== "unchanged") return record.importId;
      }
      return undefined;
    },
  };
}

/** Tells whether an import of the same bank is still in force and may have been posted after the one to undo. */
function isLater(record: ImportRecord, undoing: ImportRecord): boolean {
  if (record.importId === undoing.importId || record.bankId !== undoing.bankId) return false;
  const from = addMs(undoing.commit?.askedAt ?? undoing.announcedAt, -clockSkewMs);
  return isStanding(record) && (record.committedAt === undefined || record.committedAt >= from);
}

async function readOn(
  { ledger }: Pick<Deps, "ledger">,
  importId: string,
  markers: PostingMarker[],
): Promise<void> {
  for (;;) {
    const next = await ledger.marker(importId, markers.at(-1)?.nextRow ?? 0);
    if (next === undefined) return;
    markers.push(next);
  }
}

/**
 * The block after which a posting's rows were compared. Postings made before this was stored take the latest block that
 * is possible between their neighbours.
 */
function comparedBehind(markers: readonly PostingMarker[], index: number): number {
  const marker = markers[index];
  if (marker?.afterBlockNo !== undefined) return marker.afterBlockNo;
  const next = markers.slice(index).find(({ blockNo }) => blockNo !== undefined);
  return next?.blockNo === undefined ? Number.POSITIVE_INFINITY : next.blockNo - 1;
}

/** Reads pages of plans, keeping those that were asked for last. */
function pageReader(deps: Pick<Deps, "importArchive">) {
  const held = new Map<string, PlannedRow[]>();
  return async (record: ImportRecord, page: number): Promise<PlannedRow[]> => {
    const key = `${record.importId} ${page}`;
    const rows = held.get(key) ?? (await readKeptPlanPage(deps, record, page));
    held.delete(key);
    held.set(key, rows);
    for (const oldest of held.keys()) {
      if (held.size <= pagesHeldMax) break;
      held.delete(oldest);
    }
    return rows;
  };
}
