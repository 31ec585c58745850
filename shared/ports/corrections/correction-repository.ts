import type { CorrectionRequest, CorrectionState } from "#shared/domain/corrections/correction-request.ts";
import type { Page } from "#shared/ports/base/page.ts";

/** Up to how many requests of a state are counted. */
export const correctionsCountedMax = 10_000;

/** Whose requests are looked at: where associations are named, those of one of them alone. */
export type CorrectionScope = {
  associationId?: string | undefined;
  associationIds?: readonly string[] | undefined;
  bankId?: string | undefined;
};

/** Which requests a list is to hold: those of a state that meet every other given condition. */
export type CorrectionFilter = CorrectionScope & {
  state: CorrectionState;
  loanNo?: string | undefined;
  /** The span in which they came into their state, its end not included. */
  changedFrom?: string | undefined;
  changedBefore?: string | undefined;
};

/** The correction requests of all associations. */
export interface CorrectionRepository {
  /**
   * Writes a request: revision 1 if its id is new, a later one if the stored revision is one less. Returns `moved` if
   * it is not, and `taken` when the association has another open request on the same loan; of several concurrent
   * writers one gets `written`. Fails with `ledger-busy`, after which the outcome is unknown. `leaving` is the
   * association that it was under before, if it moves.
   */
  write(request: CorrectionRequest, leaving?: string): Promise<"written" | "moved" | "taken">;
  /**
   * Writes a request from another store as it is, whatever its revision, if its id is new. At most one of an
   * association's requests on a loan may be open among all that are taken in.
   */
  takeIn(request: CorrectionRequest): Promise<void>;
  get(correctionId: string): Promise<CorrectionRequest | undefined>;
  /**
   * The open ones by the time of their last opening, the oldest first; others by that of their last event, the newest
   * first. At most `limit` (≤ `pageSizeMax`). Fails with `cursor-invalid`.
   */
  list(filter: CorrectionFilter, limit: number, cursor?: string): Promise<Page<CorrectionRequest>>;
  /** The instants of the last events of all in a state and scope, at most `correctionsCountedMax`, in no particular order. */
  changedAts(state: CorrectionState, scope: CorrectionScope): Promise<string[]>;
}
