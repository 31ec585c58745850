import type { Decision, DecisionKind } from "#shared/domain/imports/decision.ts";
import type { Page } from "#shared/ports/base/page.ts";

/** How many keys `find` takes at once, and how many decisions `put` writes at once. */
export const decisionsAtOnceMax = 200;

/** What a bank's people have decided, so that nothing is asked twice. */
export interface DecisionRepository {
  /** Adds decisions, each replacing the one of its bank, kind and key; at most `decisionsAtOnceMax`. */
  put(decisions: readonly Decision[]): Promise<void>;
  /** The decisions of the given keys that exist, in no particular order; at most `decisionsAtOnceMax` keys. */
  find(bankId: string, kind: DecisionKind, keys: readonly string[]): Promise<Decision[]>;
  /** A bank's decisions of a kind in the order of their keys, at most `limit` (≤ `pageSizeMax`). Fails with `cursor-invalid`. */
  list(bankId: string, kind: DecisionKind, limit: number, cursor?: string): Promise<Page<Decision>>;
}
