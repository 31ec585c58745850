import type { Role } from "#shared/domain/base/person.ts";
import { type LoanField, type LoanKey, loanFieldRows, loanFields } from "#shared/domain/ledger/loan.ts";
import type { loanFieldTable } from "#shared/domain/ledger/loan-fields.ts";

/** How far a correction request (更正申请) has come. */
export const correctionStates = ["open", "answered", "closed"] as const;
export type CorrectionState = (typeof correctionStates)[number];

/** The Chinese name of each state. */
export const correctionStateNames: Record<CorrectionState, string> = {
  open: "待答复",
  answered: "已答复",
  closed: "已办结",
};

/** What may happen to a correction request. */
export const correctionEventKinds = ["raised", "answered", "closed", "reopened"] as const;
export type CorrectionEventKind = (typeof correctionEventKinds)[number];

/** The fields of a loan that an association may say are wrong, the commonest first; identifying numbers are none. */
export const claimableFields: readonly ClaimableField[] = loanFields
  .filter(isClaimable)
  .sort((a, b) => claimPlaceOf(a) - claimPlaceOf(b));
type Claimable<Row> = Row extends { claimPlace: number } ? true : false;
export type ClaimableField = {
  [Field in LoanField]: true extends Claimable<(typeof loanFieldTable)[Field]> ? Field : never;
}[LoanField];

function isClaimable(field: LoanField): field is ClaimableField {
  return loanFieldRows[field].claimPlace !== undefined;
}

function claimPlaceOf(field: LoanField): number {
  return loanFieldRows[field].claimPlace ?? 0;
}

/** How many characters one contribution to a correction request may have. */
export const correctionTextLengthMax = 500;
/** How many characters the value that a field should have may have. */
export const shouldBeLengthMax = 100;
/** How many requests of an association may be open when it claims another loan: each asks for somebody's look. */
export const openClaimsMax = 50;
/** How many events a correction request may have; the last is kept for closing it. */
export const correctionEventsMax = 40;

/** Who said something, by the name and role they had when they said it. */
export type CorrectionAuthor = { subject: string; name: string; role: Role };

/** One event in the thread of a correction request; `importId` is the import that is said to have mended the loan. */
export type CorrectionEvent = {
  kind: CorrectionEventKind;
  at: string;
  by: CorrectionAuthor;
  text: string;
  importId?: string | undefined;
};

/** An association's claim that the ledger is wrong about one of its loans, and the answers since. */
export type CorrectionRequest = LoanKey & {
  correctionId: string;
  /** 1 for a new one; each event, and each time it follows its association into another, is one revision. */
  revision: number;
  associationId: string;
  /** The association that raised it, where that is part of another one now. */
  associationOrigin?: string | undefined;
  /** That the borrower is its member, of a loan that may be nobody's yet and that it does not see. */
  claims?: true | undefined;
  field?: ClaimableField | undefined;
  shouldBe?: string | undefined;
  /** From the raising on, oldest first; never empty. */
  events: readonly CorrectionEvent[];
};

/** The last event of a correction request. Throws a RangeError when it has none. */
export function latestEvent({ events }: Pick<CorrectionRequest, "events">): CorrectionEvent {
  const last = events.at(-1);
  if (last === undefined) throw new RangeError("a correction request has no event");
  return last;
}

const stateAfter: Record<CorrectionEventKind, CorrectionState> = {
  raised: "open",
  reopened: "open",
  answered: "answered",
  closed: "closed",
};

/** The state that the last event has left a correction request in. */
export function correctionStateOf(request: Pick<CorrectionRequest, "events">): CorrectionState {
  return stateAfter[latestEvent(request).kind];
}
