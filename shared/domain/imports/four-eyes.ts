import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { ImportRecord } from "./import-record.ts";

type Rule = Pick<Programme, "fourEyes">;

/** Tells whether a checked import waits for somebody else than the one who brought it in. */
export function waitsForSecondPerson({ fourEyes }: Rule, { state }: Pick<ImportRecord, "state">): boolean {
  return fourEyes && state === "checked";
}

/**
 * Sees to it that a step is another person's than the step before it, where the programme asks for that.
 * Fails with `four-eyes`, which says in Chinese who the `first` person was and what they may not do.
 */
export function requireSecondPerson(
  { fourEyes }: Rule,
  people: { before: string | undefined; now: string },
  said: { first: string; action: string },
): void {
  if (fourEyes && people.before === people.now) throw new LedgerFailure("four-eyes", said);
}
