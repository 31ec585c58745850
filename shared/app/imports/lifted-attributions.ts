import { type BlockReader, type HistoryEntry, readHistory } from "#shared/app/ledger/loan-history.ts";
import { type Attribution, attributionPoster } from "#shared/app/ledger/post-attributions.ts";
import { applyChanges, reverseChanges } from "#shared/domain/ledger/field-text.ts";
import { type JournalEntry, standingEntries } from "#shared/domain/ledger/journal.ts";
import type { LoanFacts, LoanState } from "#shared/domain/ledger/loan.ts";
import type { Deps } from "#shared/ports/deps.ts";

type LiftDeps = Pick<Deps, "ledger" | "sha256" | "now" | "newId" | "pause">;

/**
 * The attributions on top of a loan's entry, oldest first, if there is nothing else; `undefined` when another entry is
 * on top, or the entry itself was undone.
 */
export async function attributionsOn(
  readBlock: BlockReader,
  loan: LoanState,
  entry: JournalEntry,
): Promise<HistoryEntry[] | undefined> {
  if (loan.version === entry.version) return [];
  const later = await readHistory(readBlock, loan, entry.version);
  const [first, ...above] = standingEntries<JournalEntry | HistoryEntry>([entry, ...later]);
  if (first?.seq !== entry.seq) return undefined;
  const found = above.filter(isOfHistory);
  return found.every(({ kind }) => kind === "attributed") ? found : undefined;
}

function isOfHistory(entry: JournalEntry | HistoryEntry): entry is HistoryEntry {
  return "importId" in entry;
}

/** A loan without the attributions on top of it, given oldest first. */
export function withoutAttributions(
  facts: LoanFacts | undefined,
  lifted: readonly HistoryEntry[],
): LoanFacts | undefined {
  return lifted
    .toReversed()
    .reduce((left, { changes }) => applyChanges(left, reverseChanges(changes)), facts);
}

/** A loan, and the attributions on one of its entries, oldest first. */
export type Attributed = { loan: LoanState; attributions: readonly HistoryEntry[] };

/**
 * Takes back the attributions on top of entries that an undoing will reverse, the last of each loan first, each under
 * the change that made it. A loan that changes meanwhile is left alone.
 */
export async function liftAttributions(
  deps: LiftDeps,
  loans: readonly Attributed[],
  by: string,
): Promise<void> {
  const highest = Math.max(0, ...loans.map(({ attributions }) => attributions.length));
  for (let height = highest; height > 0; height--) {
    const wanted = loans.flatMap(({ loan, attributions }) => {
      const undoes = attributions[height - 1];
      const version = loan.version + attributions.length - height;
      return undoes === undefined
        ? []
        : [{ importId: undoes.importId, lift: lifting(loan, undoes, version) }];
    });
    await postEach(
      deps,
      wanted.map(({ importId, lift }) => ({ importId, attribution: lift })),
      by,
    );
  }
}

function lifting(loan: LoanState, undoes: HistoryEntry, version: number): Attribution {
  return {
    loan,
    undoes,
    next: (facts, at) => (at === version ? applyChanges(facts, reverseChanges(undoes.changes)) : undefined),
  };
}

/**
 * Puts the attributions that were lifted from loans back on those that there still are; one whose fields are no longer
 * as it found them is not put back. Doing it again puts nothing back twice.
 */
export async function layBackAttributions(
  deps: LiftDeps,
  readBlock: BlockReader,
  loans: readonly { loan: LoanState; entry: JournalEntry }[],
  by: string,
): Promise<void> {
  const found: { importId: string; attribution: Attribution }[][] = [];
  for (const { loan, entry } of loans) {
    if (loan.facts === undefined) continue;
    const later = await readHistory(readBlock, loan, entry.version);
    for (const [place, { importId, changes }] of liftedFrom(later).entries()) {
      found[place] ??= [];
      found[place].push({ importId, attribution: { loan, next: (facts) => laidOn(facts, changes) } });
    }
  }
  for (const layer of found) await postEach(deps, layer ?? [], by);
}

/** The attributions of a history that were taken back and not made again, oldest first. */
function liftedFrom(later: readonly HistoryEntry[]): HistoryEntry[] {
  const standing = new Set(standingEntries(later));
  const stands = new Set([...standing].map(({ importId }) => importId));
  const lifted = later.filter(
    (one) => one.kind === "attributed" && !isPlacing(one) && !stands.has(one.importId),
  );
  return [...new Map(lifted.map((one) => [one.importId, one])).values()];
}

/** A merge or its taking apart only moves a loan on from where it was: what that means now is found by placing it. */
function isPlacing({ changes }: HistoryEntry): boolean {
  return changes.every(({ field }) => field === "associationId" || field === "associationOrigin");
}

function laidOn(facts: LoanFacts, changes: HistoryEntry["changes"]): LoanFacts | undefined {
  const isAsFound = changes.every(({ field, before }) => `${facts[field] ?? ""}` === (before ?? ""));
  return isAsFound ? applyChanges(facts, changes) : undefined;
}

/** Posts attributions, with one poster for each change. */
async function postEach(
  deps: LiftDeps,
  wanted: readonly { importId: string; attribution: Attribution }[],
  by: string,
): Promise<void> {
  for (const [changeId, some] of Map.groupBy(wanted, ({ importId }) => importId)) {
    await attributionPoster(deps, { changeId, by })(some.map(({ attribution }) => attribution));
  }
}
