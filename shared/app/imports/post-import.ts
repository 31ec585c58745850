import { buildPosting } from "#shared/app/imports/build-posting.ts";
import { keepSnapshot } from "#shared/app/progress/keep-snapshot.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { effectAsPosted, type ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { PlannedRow } from "#shared/domain/imports/planned-row.ts";
import { headAfter, type JournalHead } from "#shared/domain/ledger/journal.ts";
import type { LoanState } from "#shared/domain/ledger/loan.ts";
import { importKey } from "#shared/domain/ledger/totals.ts";
import { type PresentIdOf, placedAt, presentIds } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { planPageSize } from "#shared/ports/imports/import-archive.ts";
import { type AttributeDeps, attributeLoans } from "./attribute-loans.ts";
import { failImport } from "./fail-import.ts";
import { settleAnswers } from "./settle-answers.ts";
import { updateImport } from "./update-import.ts";
import { takeInWithLoans } from "./withdraw-associations.ts";

type PostDeps = AttributeDeps &
  Pick<Deps, "imports" | "importArchive" | "registerChanges" | "queue" | "remainingMs" | "log">;

/** How often a posting is made again because others were faster, before the import is left for another try. */
const movedMax = 200;
/** After how many pages of the plan the import's record says how far it is, the first one too: each saying is a write. */
const pagesBetweenTelling = 10;
/** An invocation with less time than this hands the rest to the next one. */
const handOverMs = 20_000;

/**
 * Posts the plan of a committing import to the ledger, posting by posting, from where it stopped. Each posting compares
 * its rows with the ledger at that moment, so that the import's final result is what was really done. On a failure it
 * sets the import's state and throws: the queue's next try goes on from there.
 */
export async function postImport(deps: PostDeps, importId: string): Promise<void> {
  const record = await updateImport(deps, importId, (stored) =>
    stored.state === "failed" && stored.commit !== undefined && stored.undo === undefined
      ? { ...stored, state: "committing", problem: undefined }
      : undefined,
  );
  if (record.state !== "committing") return;
  try {
    const takenInAt = deps.now();
    const fresh = await deps.importArchive.newAssociations(record);
    await deps.associations.takeIn(fresh.map((association) => ({ ...association, takenInAt })));
    const outcomes = await postRows(deps, record);
    await takeInWithLoans(deps);
    await keepSnapshot(deps, outcomes === undefined ? undefined : record);
    if (outcomes === undefined) {
      await deps.queue.enqueue({ kind: "commit", importId });
      return;
    }
    await attributeAsRegisteredSince(deps, record);
    await finish(deps, record, outcomes);
  } catch (error) {
    await failImport(deps, record, error);
    await keepSnapshot(deps).catch(() => deps.log("snapshot-not-kept", { importId }));
    throw error;
  }
}

/** Registers that came in after the check attribute the import's rows as they would have at the check. */
async function attributeAsRegisteredSince(deps: PostDeps, record: ImportRecord): Promise<void> {
  const { items } = await deps.registerChanges.list(1);
  const [latest] = items;
  if (latest === undefined || latest.at < record.announcedAt) return;
  await attributeLoans(deps, { by: record.commit?.by ?? record.announcedBy });
}

/** Posts all rows and gives their outcomes in the plan's order, or `undefined` when the time ran out before the end. */
async function postRows(deps: PostDeps, record: ImportRecord): Promise<string | undefined> {
  let outcomes = await postedOutcomes(deps, record);
  const presentIdOf = presentIds(await deps.associations.list());
  const totalRows = (await deps.importArchive.found(record)).letters.length || (record.counts?.read ?? 0);
  for (;;) {
    const page = Math.floor(outcomes.length / planPageSize);
    const kept = await deps.importArchive.planPage(record, page);
    const rows = kept.slice(outcomes.length - page * planPageSize).map((row) => placedRow(presentIdOf, row));
    if (rows.length === 0) return outcomes;
    if (deps.remainingMs() < handOverMs) return undefined;
    outcomes += await postPage(deps, record, rows, outcomes.length);
    if (page % pagesBetweenTelling === 0) {
      await updateImport(deps, record.importId, (stored) =>
        stored.state === "committing"
          ? { ...stored, progress: { doneRows: outcomes.length, totalRows } }
          : undefined,
      );
    }
    await deps.pause(0);
  }
}

/** A planned row, with its association as that is now: it may have been merged, or taken apart, since the check. */
function placedRow(presentIdOf: PresentIdOf, row: PlannedRow): PlannedRow {
  const told = placedAt(presentIdOf, row.told);
  const presumed = row.presumed && placedAt(presentIdOf, row.presumed);
  return told === row.told && presumed === row.presumed ? row : { ...row, told, presumed };
}

/** What earlier postings of this import did, found by their markers. */
async function postedOutcomes(deps: PostDeps, record: ImportRecord): Promise<string> {
  let outcomes = "";
  for (;;) {
    const marker = await deps.ledger.marker(record.importId, outcomes.length);
    if (marker === undefined) return outcomes;
    outcomes += marker.outcomes;
  }
}

async function postPage(
  deps: PostDeps,
  record: ImportRecord,
  rows: readonly PlannedRow[],
  firstRow: number,
): Promise<string> {
  let outcomes = "";
  let moved = 0;
  let view = await readView(deps, record, rows);
  while (outcomes.length < rows.length) {
    const rest = rows.slice(outcomes.length);
    const startRow = firstRow + outcomes.length;
    const posting = buildPosting({ record, ...view, rows: rest, startRow, knownAt: deps.now() }, deps.sha256);
    const result = await deps.ledger.post(posting);
    if (result.outcome === "posted") {
      outcomes += posting.marker.outcomes;
      for (const loan of posting.loans) view.known.set(loan.loanNo, loan);
      if (posting.block !== undefined) view.head = headAfter(posting.block);
      moved = 0;
    } else {
      if (result.outcome === "duplicate") outcomes += result.marker.outcomes;
      moved += 1;
      if (moved > movedMax) throw new LedgerFailure("ledger-busy");
      await deps.pause(Math.min(moved, 20) * 5);
      view = await readView(deps, record, rows);
    }
  }
  return outcomes;
}

type View = { head: JournalHead; known: Map<string, LoanState> };

/** The head first, the loans after it: a loan that moves in between is found out by its version. */
async function readView(deps: PostDeps, record: ImportRecord, rows: readonly PlannedRow[]): Promise<View> {
  const head = await deps.ledger.head();
  const loans = await deps.ledger.readLoans(rows.map(({ loanNo }) => ({ bankId: record.bankId, loanNo })));
  return { head, known: new Map(loans.map((loan) => [loan.loanNo, loan])) };
}

async function finish(deps: PostDeps, record: ImportRecord, outcomes: string): Promise<void> {
  const done = await settleAnswers(deps, record, outcomes);
  const [total] = await deps.ledger.totals(importKey(record.importId));
  const disbursedFenBefore = record.commit?.disbursedFenBefore ?? 0n;
  const disbursedFenAfter = disbursedFenBefore + (total?.measures.disbursedFen ?? 0n);
  await updateImport(deps, record.importId, (stored) =>
    stored.state === "committing"
      ? {
          ...stored,
          ...done,
          state: "committed",
          effect: effectAsPosted(stored.effect, disbursedFenBefore, disbursedFenAfter),
          committedBy: stored.commit?.by,
          committedAt: deps.now(),
          progress: undefined,
        }
      : undefined,
  );
  const { importId } = record;
  deps.log("import-committed", { importId, new: done.counts?.new ?? 0, changed: done.counts?.changed ?? 0 });
}
