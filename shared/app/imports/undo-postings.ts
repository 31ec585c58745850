import { type BlockReader, blockReader } from "#shared/app/ledger/loan-history.ts";
import { placeLoans } from "#shared/app/ledger/place-loans.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type ImportRecord, keptLoansMax } from "#shared/domain/imports/import-record.ts";
import { applyChanges, reverseChanges } from "#shared/domain/ledger/field-text.ts";
import { headAfter, type JournalEntry } from "#shared/domain/ledger/journal.ts";
import type { LoanState } from "#shared/domain/ledger/loan.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type Posting, type PostingMarker, undoMarkerId } from "#shared/ports/ledger/ledger.ts";
import { buildUndo } from "./build-undo.ts";
import type { PlacedEntry } from "./kept-loans.ts";
import { type LaterBooks, openLaterBooks } from "./later-books.ts";
import {
  type Attributed,
  attributionsOn,
  layBackAttributions,
  liftAttributions,
  withoutAttributions,
} from "./lifted-attributions.ts";
import { updateImport } from "./update-import.ts";

type UndoDeps = Pick<
  Deps,
  | "associations"
  | "imports"
  | "ledger"
  | "importArchive"
  | "sha256"
  | "now"
  | "newId"
  | "pause"
  | "remainingMs"
>;

/** How often a posting is made again because others were faster, before the undoing is left for another try. */
const movedMax = 200;
/** An invocation with less time than this hands the rest to the next one. */
const handOverMs = 20_000;

/** How an undoing went: how many entries were taken back, in this round and in all, how many kept, and the first of these. */
export type UndonePostings = {
  takenBack: number;
  undoneCount: number;
  keptCount: number;
  kept: PlacedEntry[];
  books: LaterBooks;
};

/** A posting of the import that wrote a block, and what the undoing made of it so far. */
type Step = { made: PostingMarker; last: PostingMarker };

/** Undoes every posting of an import that wrote a block; `undefined` when the time ran out before the end. */
export async function undoPostings(
  deps: UndoDeps,
  record: ImportRecord,
): Promise<UndonePostings | undefined> {
  const { importId } = record;
  const round = record.undo?.round ?? 1;
  let undone: UndonePostings | undefined;
  for await (const made of postingsWithBlocks(deps, importId)) {
    undone ??= nothingUndone(deps, record, made.blockNo ?? 0);
    let last = await lastRound(deps, made, round - 1);
    let marker = await deps.ledger.marker(undoMarkerId(importId, round), made.startRow);
    const undoing = { record, round, books: undone.books };
    if (marker === undefined && (last === made || last.outcomes.includes("k"))) {
      if (deps.remainingMs() < handOverMs) return undefined;
      await liftFrom(deps, undoing, made);
      marker = await undoPosting(deps, undoing, { made, last });
      await noteProgress(deps, record, made.nextRow);
    }
    await layBackOn(deps, undoing, made);
    undone.takenBack += count(marker?.outcomes ?? "", "d") - count(last.outcomes, "d");
    last = marker ?? last;
    undone.undoneCount += count(last.outcomes, "d");
    undone.keptCount += count(last.outcomes, "k");
    if (undone.kept.length < keptLoansMax) undone.kept.push(...(await keptEntries(deps, { made, last })));
  }
  return undone ?? nothingUndone(deps, record, 0);
}

function nothingUndone(deps: UndoDeps, record: ImportRecord, firstBlockNo: number): UndonePostings {
  const books = openLaterBooks(deps, record, firstBlockNo);
  return { takenBack: 0, undoneCount: 0, keptCount: 0, kept: [], books };
}

async function* postingsWithBlocks(
  { ledger }: Pick<Deps, "ledger">,
  importId: string,
): AsyncGenerator<PostingMarker> {
  let startRow = 0;
  for (;;) {
    const made = await ledger.marker(importId, startRow);
    if (made === undefined) return;
    startRow = made.nextRow;
    if (made.blockNo !== undefined) yield made;
    else if (/[nc]/.test(made.outcomes))
      throw new Error(`the posting ${importId}#${made.startRow} names no block`);
  }
}

/** What the rounds up to one left of a posting: the marker of the last that took anything back, or the posting's own. */
async function lastRound(
  { ledger }: Pick<Deps, "ledger">,
  made: PostingMarker,
  upTo: number,
): Promise<PostingMarker> {
  for (let round = upTo; round >= 1; round--) {
    const marker = await ledger.marker(undoMarkerId(made.importId, round), made.startRow);
    if (marker !== undefined) return marker;
  }
  return made;
}

type Undoing = { record: ImportRecord; round: number; books: LaterBooks };

/**
 * Posts the undoing of one posting, again while others are faster; returns the final marker, or none where a later
 * round finds nothing more to undo.
 */
async function undoPosting(deps: UndoDeps, undoing: Undoing, step: Step): Promise<PostingMarker | undefined> {
  for (let moved = 0; moved <= movedMax; moved++) {
    if (moved > 0) await deps.pause(Math.min(moved, 20) * 5);
    const posting = await makeUndo(deps, undoing, step);
    if (step.last !== step.made && posting.block === undefined) return undefined;
    const result = await deps.ledger.post(posting);
    if (result.outcome === "duplicate") return result.marker;
    if (result.outcome === "posted") {
      const { block, expectedHead, expectedQuiet = 0 } = posting;
      if (block === undefined) undoing.books.moveTo({ head: expectedHead, quiet: expectedQuiet + 1 });
      else undoing.books.moveTo({ head: headAfter(block), quiet: 0 });
      return posting.marker;
    }
  }
  throw new LedgerFailure("ledger-busy");
}

/** The head first, what others said and the loans after it: whatever moves in between is found out by the posting. */
async function makeUndo(
  deps: UndoDeps,
  { record, round, books }: Undoing,
  { made, last }: Step,
): Promise<Posting> {
  const { blockNo = 0 } = made;
  const head = await deps.ledger.head();
  const quiet = await deps.ledger.quietPostings();
  await books.readUpTo({ head, quiet });
  const { readBlock, entries, known } = await loansOf(deps, blockNo);
  const free = new Map<string, LoanState>();
  for (const entry of entries) {
    const loan = known.get(entry.loanNo);
    const above = loan && (await attributionsOn(readBlock, loan, entry));
    if (loan === undefined || above === undefined || above.length > 0) continue;
    const left = applyChanges(loan.facts, reverseChanges(entry.changes));
    if ((await books.confirmedBy(loan.loanNo, blockNo, left)) === undefined) free.set(loan.loanNo, loan);
  }
  const source = { record, head, quiet, round, last, entries, free, knownAt: deps.now() };
  return buildUndo(source, deps.sha256);
}

/** Takes back the attributions that are the only thing on top of a posting's entries, so that these can be undone. */
async function liftFrom(
  deps: UndoDeps,
  { record, books }: Undoing,
  { blockNo = 0 }: PostingMarker,
): Promise<void> {
  const { readBlock, entries, known } = await loansOf(deps, blockNo);
  await books.readUpTo({ head: await deps.ledger.head(), quiet: await deps.ledger.quietPostings() });
  const lifted: Attributed[] = [];
  for (const entry of entries) {
    const loan = known.get(entry.loanNo);
    const attributions = loan && (await attributionsOn(readBlock, loan, entry));
    if (loan === undefined || attributions === undefined || attributions.length === 0) continue;
    const before = withoutAttributions(loan.facts, attributions);
    const left = applyChanges(before, reverseChanges(entry.changes));
    if ((await books.confirmedBy(loan.loanNo, blockNo, left)) === undefined)
      lifted.push({ loan, attributions });
  }
  await liftAttributions(deps, lifted, byOf(record));
}

/**
 * Puts attributions back on those loans of a posting that still exist, also those left by an interrupted undoing, and
 * moves each loan to what its association is part of now. A posting that only opened loans leaves none.
 */
async function layBackOn(deps: UndoDeps, { record }: Undoing, { blockNo = 0 }: PostingMarker): Promise<void> {
  const { readBlock, entries, known } = await loansOf(deps, blockNo);
  if (entries.every(({ kind }) => kind === "opened")) return;
  const left = entries.flatMap((entry) => {
    const loan = known.get(entry.loanNo);
    return loan?.facts === undefined || loan.version === entry.version ? [] : [{ loan, entry }];
  });
  await layBackAttributions(deps, readBlock, left, byOf(record));
  await placeLoans(
    deps,
    left.map(({ loan }) => loan),
    byOf(record),
  );
}

/** The entries of a block, and their loans as they are now. */
async function loansOf(
  { ledger }: Pick<Deps, "ledger">,
  blockNo: number,
): Promise<{ readBlock: BlockReader; entries: readonly JournalEntry[]; known: Map<string, LoanState> }> {
  const readBlock = blockReader(ledger);
  const entries = await entriesOf(readBlock, blockNo);
  const loans = await ledger.readLoans(entries.map(({ bankId, loanNo }) => ({ bankId, loanNo })));
  return { readBlock, entries, known: new Map(loans.map((loan) => [loan.loanNo, loan])) };
}

async function keptEntries(
  { ledger }: Pick<Deps, "ledger">,
  { made: { blockNo = 0 }, last }: Step,
): Promise<PlacedEntry[]> {
  if (!last.outcomes.includes("k")) return [];
  const letters = [...last.outcomes].filter((letter) => /[ncdk]/.test(letter));
  const entries = await entriesOf(blockReader(ledger), blockNo);
  return entries.filter((_, index) => letters[index] === "k").map((entry) => ({ entry, blockNo }));
}

async function entriesOf(readBlock: BlockReader, blockNo: number): Promise<readonly JournalEntry[]> {
  const block = await readBlock(blockNo);
  if (block?.blockNo !== blockNo) throw new Error(`the journal has no block ${blockNo}`);
  return block.entries;
}

/** Who asked for the undoing. */
function byOf({ undo, announcedBy }: ImportRecord): string {
  return undo?.by ?? announcedBy;
}

function noteProgress(
  deps: UndoDeps,
  { importId, counts }: ImportRecord,
  doneRows: number,
): Promise<unknown> {
  const totalRows = (counts?.read ?? 0) - (counts?.refused ?? 0);
  return updateImport(deps, importId, (stored) =>
    stored.state === "undoing" ? { ...stored, progress: { doneRows, totalRows } } : undefined,
  );
}

function count(outcomes: string, letter: string): number {
  return outcomes.split(letter).length - 1;
}
