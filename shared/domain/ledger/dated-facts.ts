import type { Day } from "#shared/domain/base/day.ts";
import { applyChanges, reverseChanges } from "./field-text.ts";
import type { JournalEntry } from "./journal.ts";
import type { LoanFacts } from "./loan.ts";

/** What an entry of the journal did to a loan. */
export type LoanStep = Pick<JournalEntry, "kind" | "changes">;

/** The facts of a loan before some steps that led to what it is now; `undefined` where there was none. */
export function factsBefore(now: LoanFacts | undefined, steps: readonly LoanStep[]): LoanFacts | undefined {
  return steps.reduceRight<LoanFacts | undefined>(
    (facts, { changes }) => applyChanges(facts, reverseChanges(changes)),
    now,
  );
}

/**
 * What of a loan stands after some steps, oldest first: an undoing takes away the last that stood before it. `seen` is
 * told of the loan after each step, and of what stood then.
 */
export function standingFacts(
  older: readonly LoanFacts[],
  steps: Iterable<LoanStep>,
  seen?: (facts: LoanFacts | undefined, standing: readonly LoanFacts[]) => void,
): LoanFacts[] {
  const standing = [...older];
  let facts = older.at(-1);
  for (const { kind, changes } of steps) {
    facts = applyChanges(facts, changes);
    if (kind === "undone") standing.pop();
    if (facts !== undefined && (kind !== "undone" || standing.length === 0)) standing.push(facts);
    seen?.(facts, standing);
  }
  return standing;
}

/** A loan on a day, before some steps and after each of them; `older` is what stood before them. */
export function factsAlong(
  older: readonly LoanFacts[],
  steps: readonly LoanStep[],
  day: Day,
): (LoanFacts | undefined)[] {
  const before = older.at(-1);
  const along = [before && factsOn(before, older, day)];
  standingFacts(older, steps, (facts, standing) => along.push(facts && factsOn(facts, standing, day)));
  return along;
}

/** Tells whether the book that last spoke of a loan states its figures of a later day. */
export function isOfLater({ dataOn }: Pick<LoanFacts, "dataOn">, day: Day): boolean {
  return dataOn !== undefined && dataOn > day;
}

/**
 * A loan with the balance, status and class that the latest book of its history with a data day up to a day states; of
 * the earliest later one where there is none, which its own data day tells. What was disbursed, and all else, is as it
 * is known now. `undefined` for an empty history.
 */
export function factsOn(now: LoanFacts, history: readonly LoanFacts[], day: Day): LoanFacts | undefined {
  const then = history.findLast((facts) => !isOfLater(facts, day)) ?? history[0];
  if (then === undefined) return undefined;
  const { outstandingFen: _, status: __, classification: ___, dataOn: ____, ...rest } = now;
  const { outstandingFen, status, classification, dataOn } = then;
  return {
    ...rest,
    ...(outstandingFen === undefined ? {} : { outstandingFen }),
    ...(status === undefined ? {} : { status }),
    ...(classification === undefined ? {} : { classification }),
    ...(dataOn === undefined ? {} : { dataOn }),
  };
}
