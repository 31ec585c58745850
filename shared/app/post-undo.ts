import { LedgerFailure } from "#shared/domain/failure.ts";
import { type ImportRecord, keptLoansMax } from "#shared/domain/import-record.ts";
import { type JournalEntry, standingEntries } from "#shared/domain/journal.ts";
import type { LoanState } from "#shared/domain/loan.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type Posting, type PostingMarker, undoMarkerId } from "#shared/ports/ledger.ts";
import { buildUndo } from "./build-undo.ts";
import { failImport } from "./fail-import.ts";
import { keepSnapshot } from "./keep-snapshot.ts";
import { keptLoans } from "./kept-loans.ts";
import { type BlockReader, blockReader, readHistory } from "./loan-history.ts";
import { updateImport } from "./update-import.ts";

type UndoDeps = Pick<
  Deps,
  "imports" | "ledger" | "snapshots" | "queue" | "sha256" | "now" | "pause" | "remainingMs" | "log"
>;

/** How often a posting is made again because others were faster, before the undoing is left for another try. */
const movedMax = 200;
/** An invocation with less time than this hands the rest to the next one. */
const handOverMs = 20_000;

/** How an undoing went: how many entries were taken back, how many kept, and the first of these. */
type Undone = { undoneCount: number; keptCount: number; kept: JournalEntry[] };

/**
 * Takes an undoing import back, posting by posting in the order in which it was made, from where it stopped before. Each
 * posting has a marker of its own, so that it is made once. When it fails it says so in the import's state and throws:
 * the queue's next try goes on from there.
 */
export async function postUndo(deps: UndoDeps, importId: string): Promise<void> {
  const record = await updateImport(deps, importId, (stored) =>
    stored.state === "failed" && stored.undo !== undefined
      ? { ...stored, state: "undoing", problem: undefined }
      : undefined,
  );
  if (record.state !== "undoing") return;
  try {
    const undone = await undoPostings(deps, record);
    await keepSnapshot(deps);
    if (undone === undefined) await deps.queue.enqueue({ kind: "undo", importId });
    else await finish(deps, record, undone);
  } catch (error) {
    await failImport(deps, record);
    await keepSnapshot(deps).catch(() => deps.log("snapshot-not-kept", { importId }));
    throw error;
  }
}

/** Undoes every posting of the import; `undefined` when the time ran out before the end. */
async function undoPostings(deps: UndoDeps, record: ImportRecord): Promise<Undone | undefined> {
  const { importId } = record;
  const undone: Undone = { undoneCount: 0, keptCount: 0, kept: [] };
  let startRow = 0;
  for (;;) {
    const made = await deps.ledger.marker(importId, startRow);
    if (made === undefined) return undone;
    startRow = made.nextRow;
    if (made.blockNo === undefined) {
      if (/[nc]/.test(made.outcomes))
        throw new Error(`the posting ${importId}#${made.startRow} names no block`);
      continue;
    }
    let marker = await deps.ledger.marker(undoMarkerId(importId), made.startRow);
    if (marker === undefined) {
      if (deps.remainingMs() < handOverMs) return undefined;
      marker = await undoPosting(deps, record, made);
      await noteProgress(deps, record, made.nextRow);
    }
    await count(deps, undone, made, marker.outcomes);
  }
}

async function count(deps: UndoDeps, undone: Undone, made: PostingMarker, outcomes: string): Promise<void> {
  const letters = [...outcomes].filter((letter) => letter !== "u");
  const keptHere = letters.filter((letter) => letter === "k").length;
  undone.undoneCount += letters.length - keptHere;
  undone.keptCount += keptHere;
  if (keptHere === 0 || undone.kept.length === keptLoansMax) return;
  const entries = await entriesOf(blockReader(deps.ledger), made);
  const kept = entries.filter((_, index) => letters[index] === "k");
  undone.kept.push(...kept.slice(0, keptLoansMax - undone.kept.length));
}

/** Makes and posts the undoing of one posting, anew while others are faster; gives the marker that stands in the end. */
async function undoPosting(
  deps: UndoDeps,
  record: ImportRecord,
  made: PostingMarker,
): Promise<PostingMarker> {
  for (let moved = 0; moved <= movedMax; moved++) {
    if (moved > 0) await deps.pause(Math.min(moved, 20) * 5);
    const posting = await makeUndo(deps, record, made);
    const result = await deps.ledger.post(posting);
    if (result.outcome === "posted") return posting.marker;
    if (result.outcome === "duplicate") return result.marker;
  }
  throw new LedgerFailure("ledger-busy");
}

/** The head first, the loans after it: a loan that moves in between is found out by its version. */
async function makeUndo(deps: UndoDeps, record: ImportRecord, made: PostingMarker): Promise<Posting> {
  const head = await deps.ledger.head();
  const readBlock = blockReader(deps.ledger);
  const entries = await entriesOf(readBlock, made);
  const loans = await deps.ledger.readLoans(entries.map(({ bankId, loanNo }) => ({ bankId, loanNo })));
  const known = new Map(loans.map((loan) => [loan.loanNo, loan]));
  const untouched = new Map<string, LoanState>();
  for (const entry of entries) {
    const loan = known.get(entry.loanNo);
    if (loan !== undefined && (await standsLast(readBlock, loan, entry))) untouched.set(loan.loanNo, loan);
  }
  return buildUndo({ record, head, made, entries, untouched, knownAt: deps.now() }, deps.sha256);
}

/** Tells whether an entry is the last of its loan that stands: what came later, if anything, was undone itself. */
async function standsLast(readBlock: BlockReader, loan: LoanState, entry: JournalEntry): Promise<boolean> {
  if (loan.version === entry.version) return true;
  const [last] = await readHistory(readBlock, loan, loan.version - 1);
  if (last?.kind !== "undone") return false;
  const later = await readHistory(readBlock, loan, entry.version);
  return standingEntries([entry, ...later]).at(-1)?.seq === entry.seq;
}

async function entriesOf(
  readBlock: BlockReader,
  { blockNo = 0 }: PostingMarker,
): Promise<readonly JournalEntry[]> {
  const block = await readBlock(blockNo);
  if (block?.blockNo !== blockNo) throw new Error(`the journal has no block ${blockNo}`);
  return block.entries;
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

async function finish(deps: UndoDeps, { importId }: ImportRecord, undone: Undone): Promise<void> {
  const kept = await keptLoans(deps, undone.kept);
  await updateImport(deps, importId, (stored) =>
    stored.state === "undoing" && stored.undo !== undefined
      ? {
          ...stored,
          state: "undone",
          undo: { ...stored.undo, ...undone, kept, undoneAt: deps.now() },
          progress: undefined,
        }
      : undefined,
  );
}
