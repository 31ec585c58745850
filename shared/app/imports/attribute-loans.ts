import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { placeOfPosting, sealBlock } from "#shared/app/ledger/seal-block.ts";
import { keepSnapshot } from "#shared/app/progress/keep-snapshot.ts";
import { attribute } from "#shared/domain/associations/attribute.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { attributedFields, unattributed } from "#shared/domain/ledger/attribution.ts";
import { fieldChanges } from "#shared/domain/ledger/field-text.ts";
import { entryDeltas, type JournalEntry, type JournalHead } from "#shared/domain/ledger/journal.ts";
import type { Loan, LoanFacts, ToldFacts } from "#shared/domain/ledger/loan.ts";
import { addLoanChange, isZero, type TotalsDelta, totalsKeysOf } from "#shared/domain/ledger/totals.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type Posting, postingActionsMax } from "#shared/ports/ledger/ledger.ts";
import { registerLookup } from "./register-lookup.ts";

type AttributeDeps = Pick<
  Deps,
  "ledger" | "snapshots" | "members" | "poorHouseholds" | "associations" | "sha256" | "now" | "pause"
>;

/** How many loans are looked up at once, and how often a posting is made again because others were faster. */
const batchMax = 200;
const movedMax = 200;
/** Marker, head and block take one action each; each loan may be listed anew under its association. */
const fixedActions = 3;

/** By what loans are attributed, and by whom. */
export type AttributedBy = { changeId: string; by: string };

/** Attributes the loans without an association by what the registers know of their borrowers now; tells how many. */
export async function attributeLoans(deps: AttributeDeps, by: AttributedBy): Promise<number> {
  const counties = new Map(
    (await deps.associations.list()).map((one) => [one.associationId, one.countyCode]),
  );
  let attributed = 0;
  let batch: Loan[] = [];
  const poster = attributionPoster(deps, by);
  const settle = async () => {
    const told = await attributions(deps, batch, counties);
    attributed += await poster(told);
    batch = [];
  };
  const waiting: Loan[] = [];
  for await (const loan of eachLoan(deps.ledger, { associationId: unattributed })) waiting.push(loan);
  for (const loan of waiting) {
    batch.push(loan);
    if (batch.length >= batchMax) await settle();
  }
  if (batch.length > 0) await settle();
  if (attributed > 0) await keepSnapshot(deps);
  return attributed;
}

/** A loan, and what is told of it now. */
export type Attribution = { loan: Loan; told: ToldFacts };

async function attributions(
  deps: Pick<Deps, "members" | "poorHouseholds">,
  loans: readonly Loan[],
  counties: ReadonlyMap<string, string>,
): Promise<Attribution[]> {
  const lookUp = await registerLookup(
    deps,
    loans.flatMap(({ facts }) =>
      facts.borrowerIdHash === undefined ? [] : [{ identityHash: facts.borrowerIdHash }],
    ),
  );
  return loans.flatMap((loan) => {
    const { borrowerIdHash: identityHash, disbursedOn } = loan.facts;
    if (identityHash === undefined) return [];
    const { member } = lookUp({ identityHash, disbursedOn });
    if (member === undefined) return [];
    const told = attribute({ told: loan.facts, member, decided: {}, derived: {} }, (associationId) =>
      counties.get(associationId),
    );
    return [{ loan, told }];
  });
}

/**
 * Makes the poster of attributions: each call posts some loans, as many at a time as fit into a transaction, and tells
 * how many were attributed. A loan that has got an association meanwhile is left as it is.
 */
export function attributionPoster(
  deps: Pick<Deps, "ledger" | "sha256" | "now" | "pause">,
  { changeId, by }: AttributedBy,
): (attributions: readonly Attribution[]) => Promise<number> {
  let startRow = 0;
  return async (attributions) => {
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

async function currentLoans(
  { ledger }: Pick<Deps, "ledger">,
  attributions: readonly Attribution[],
): Promise<{ loan: Loan | undefined; told: ToldFacts }[]> {
  const keys = attributions.map(({ loan: { bankId, loanNo } }) => ({ bankId, loanNo }));
  const states = new Map(
    (await ledger.readLoans(keys)).map((state) => [`${state.bankId} ${state.loanNo}`, state]),
  );
  return attributions.map(({ loan, told }) => {
    const state = states.get(`${loan.bankId} ${loan.loanNo}`);
    const facts = state?.facts;
    return { loan: state === undefined || facts === undefined ? undefined : { ...state, facts }, told };
  });
}

/** The posting of the first of some attributions, as many as fit into one transaction. */
function buildAttribution(
  head: JournalHead,
  attributions: readonly { loan: Loan | undefined; told: ToldFacts }[],
  { changeId, by, startRow, knownAt }: AttributedBy & { startRow: number; knownAt: string },
  { sha256 }: Pick<Deps, "sha256">,
): { posting: Posting | undefined; taken: number } {
  const totals: TotalsDelta = new Map();
  const loans: Loan[] = [];
  const entries: JournalEntry[] = [];
  const gaining = new Set<string>();
  let taken = 0;
  for (const { loan, told } of attributions) {
    const after = loan && attributedFacts(loan.facts, told);
    if (loan === undefined || after === undefined) {
      taken += 1;
      continue;
    }
    const touched = new Set([...totals.keys(), ...totalsKeysOf(loan.facts), ...totalsKeysOf(after)]);
    const lists = new Set([...gaining, after.associationId ?? unattributed]);
    if (fixedActions + loans.length + 1 + touched.size + lists.size > postingActionsMax) break;
    gaining.add(after.associationId ?? unattributed);
    const version = loan.version + 1;
    addLoanChange(totals, changeId, loan.facts, after);
    loans.push({ ...loan, version, facts: after, blockNos: [...loan.blockNos, head.blockNo + 1] });
    entries.push({
      bankId: loan.bankId,
      loanNo: loan.loanNo,
      seq: head.seq + entries.length + 1,
      kind: "attributed",
      version,
      changes: fieldChanges(loan.facts, after),
      ...entryDeltas(loan.facts, after),
      effectiveOn: shanghaiDayOf(knownAt),
      source: { sheet: "", row: 0 },
    });
    taken += 1;
  }
  if (entries.length === 0) return { posting: undefined, taken };
  for (const [key, measures] of totals) if (isZero(measures)) totals.delete(key);
  const block = sealBlock({ head, knownAt, by, importId: changeId, entries }, sha256);
  const marker = {
    importId: changeId,
    startRow,
    nextRow: startRow + entries.length,
    outcomes: "c".repeat(entries.length),
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

/** A loan's facts with what is told of it; `undefined` where that changes nothing, as where it has an association by now. */
function attributedFacts(facts: LoanFacts, told: ToldFacts): LoanFacts | undefined {
  if (facts.associationId !== undefined || told.associationId === undefined) return undefined;
  let after = facts;
  for (const [field, source] of attributedFields) {
    if (facts[field] === undefined && told[field] !== undefined) {
      after = { ...after, [field]: told[field], [source]: told[source] };
    }
  }
  return after;
}
