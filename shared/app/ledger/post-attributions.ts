import { placeOfPosting, sealBlock } from "#shared/app/ledger/seal-block.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import { fieldChanges } from "#shared/domain/ledger/field-text.ts";
import { entryDeltas, type JournalEntry, type JournalHead } from "#shared/domain/ledger/journal.ts";
import type { Loan, LoanFacts, LoanKey } from "#shared/domain/ledger/loan.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import { addLoanChange, isZero, type TotalsDelta, totalsKeysOf } from "#shared/domain/ledger/totals.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type Posting, postingActionsMax } from "#shared/ports/ledger/ledger.ts";

/** How often a posting is made again because others were faster. */
const movedMax = 200;
/** Marker, head and block take one action each; each loan may get a new place under its association. */
const fixedActions = 3;

/** What attributes loans, and on whose behalf; without a change, the first loan begins one. */
export type AttributedBy = { changeId?: string | undefined; by: string };

/** A loan that is to be attributed, and what becomes of its facts as they are then; `undefined` where nothing does. */
export type Attribution = {
  loan: LoanKey;
  next: (facts: LoanFacts, version: number) => LoanFacts | undefined;
  /** The attribution that is taken back by it, where it takes one back. */
  undoes?: JournalEntry | undefined;
};

/**
 * Makes the poster of attributions of one change: each call posts some loans (at most `loansReadMax`), as many at a
 * time as fit into a transaction, and returns how many were attributed. Fails with `ledger-busy`.
 */
export function attributionPoster(
  deps: Pick<Deps, "ledger" | "sha256" | "now" | "newId" | "pause">,
  { changeId: given, by }: AttributedBy,
): (attributions: readonly Attribution[]) => Promise<number> {
  let changeId = given;
  let startRow: number | undefined;
  return async (attributions) => {
    if (attributions.length === 0) return 0;
    changeId ??= deps.newId();
    startRow ??= await firstFreeRow(deps, changeId);
    let done = 0;
    let rest = [...attributions];
    for (let moved = 0; rest.length > 0; ) {
      const head = await deps.ledger.head();
      const current = await currentLoans(deps, rest);
      const { posting, taken } = buildAttribution(
        head,
        current,
        { changeId, by, startRow, knownAt: deps.now() },
        deps,
      );
      if (posting === undefined) {
        rest = rest.slice(taken);
        continue;
      }
      const result = await deps.ledger.post(posting);
      if (result.outcome === "moved") {
        moved += 1;
        if (moved > movedMax) throw new LedgerFailure("ledger-busy");
        await deps.pause(Math.min(moved, 20) * 5);
        continue;
      }
      moved = 0;
      startRow = posting.marker.nextRow;
      done += posting.loans.length;
      rest = rest.slice(taken);
    }
    return done;
  };
}

/** A change that was interrupted goes on after what it has posted. */
async function firstFreeRow({ ledger }: Pick<Deps, "ledger">, changeId: string): Promise<number> {
  for (let row = 0; ; ) {
    const marker = await ledger.marker(changeId, row);
    if (marker === undefined) return row;
    row = marker.nextRow;
  }
}

/** A loan as it is, and what is to become of it. */
type Current = Omit<Attribution, "loan"> & { loan: Loan | undefined };

async function currentLoans(
  { ledger }: Pick<Deps, "ledger">,
  attributions: readonly Attribution[],
): Promise<Current[]> {
  const keys = attributions.map(({ loan: { bankId, loanNo } }) => ({ bankId, loanNo }));
  const states = new Map((await ledger.readLoans(keys)).map((state) => [loanKeyText(state), state]));
  return attributions.map(({ loan, ...rest }) => {
    const state = states.get(loanKeyText(loan));
    const facts = state?.facts;
    return { loan: state === undefined || facts === undefined ? undefined : { ...state, facts }, ...rest };
  });
}

function attributionEntry(
  { loan, undoes }: { loan: Loan; undoes: JournalEntry | undefined },
  {
    after,
    knownAt,
    ...made
  }: Pick<JournalEntry, "seq" | "version" | "changes"> & { after: LoanFacts; knownAt: string },
): JournalEntry {
  return {
    bankId: loan.bankId,
    loanNo: loan.loanNo,
    kind: undoes === undefined ? "attributed" : "undone",
    ...made,
    ...entryDeltas(loan.facts, after),
    effectiveOn: undoes?.effectiveOn ?? shanghaiDayOf(knownAt),
    source: { sheet: "", row: 0 },
  };
}

/** The posting of the first of some attributions, as many as fit into one transaction. */
function buildAttribution(
  head: JournalHead,
  attributions: readonly Current[],
  { changeId, by, startRow, knownAt }: { changeId: string; by: string; startRow: number; knownAt: string },
  { sha256 }: Pick<Deps, "sha256">,
): { posting: Posting | undefined; taken: number } {
  const totals: TotalsDelta = new Map();
  const loans: Loan[] = [];
  const entries: JournalEntry[] = [];
  const gaining = new Set<string>();
  let taken = 0;
  let outcomes = "";
  for (const { loan, next, undoes } of attributions) {
    const after = loan && next(loan.facts, loan.version);
    const changes = after === undefined ? [] : fieldChanges(loan?.facts, after);
    if (loan === undefined || after === undefined || changes.length === 0) {
      taken += 1;
      continue;
    }
    const { associationId } = groupsOf(after);
    const touched = new Set([...totals.keys(), ...totalsKeysOf(loan.facts), ...totalsKeysOf(after)]);
    const lists = new Set([...gaining, associationId]);
    if (fixedActions + loans.length + 1 + touched.size + lists.size > postingActionsMax) break;
    gaining.add(associationId);
    const version = loan.version + 1;
    addLoanChange(totals, changeId, loan.facts, after);
    loans.push({ ...loan, version, facts: after, blockNos: [...loan.blockNos, head.blockNo + 1] });
    const seq = head.seq + entries.length + 1;
    entries.push(attributionEntry({ loan, undoes }, { seq, version, changes, after, knownAt }));
    outcomes += undoes === undefined ? "c" : "d";
    taken += 1;
  }
  if (entries.length === 0) return { posting: undefined, taken };
  for (const [key, measures] of totals) if (isZero(measures)) totals.delete(key);
  const block = sealBlock({ head, knownAt, by, importId: changeId, entries }, sha256);
  const marker = {
    importId: changeId,
    startRow,
    nextRow: startRow + entries.length,
    outcomes,
  };
  return {
    posting: {
      marker: { ...marker, ...placeOfPosting(block, head) },
      expectedHead: head,
      block,
      loans,
      totals,
    },
    taken,
  };
}
