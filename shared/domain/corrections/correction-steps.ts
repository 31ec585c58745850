import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person, Role } from "#shared/domain/base/person.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import type { LoanKey } from "#shared/domain/ledger/loan.ts";
import {
  type ClaimableField,
  type CorrectionEvent,
  type CorrectionRequest,
  type CorrectionState,
  correctionEventsMax,
  correctionStateNames,
  correctionStateOf,
} from "./correction-request.ts";

/** What people may do with a correction request once it is raised. */
export const correctionSteps = ["answer", "close", "reopen"] as const;
export type CorrectionStep = (typeof correctionSteps)[number];

type Rule = {
  kind: CorrectionEvent["kind"];
  name: string;
  by: readonly Role[];
  from: readonly CorrectionState[];
};

const rules: Record<CorrectionStep, Rule> = {
  answer: {
    kind: "answered",
    name: "答复",
    by: ["liaison", "supervisor", "county-supervisor"],
    from: ["open", "answered"],
  },
  close: {
    kind: "closed",
    name: "办结",
    by: ["association", "supervisor", "county-supervisor"],
    from: ["open", "answered"],
  },
  reopen: { kind: "reopened", name: "再次提出", by: ["association"], from: ["answered", "closed"] },
};

/** What a person says, and when. */
export type Said = { by: Person; at: string; text: string; importId?: string | undefined };

/** What an association claims of a loan: which field is wrong and, if it says so, what it should be. */
export type Claim = LoanKey & {
  correctionId: string;
  associationId: string;
  /** That the borrower is its member. */
  claims?: true | undefined;
  field?: ClaimableField | undefined;
  shouldBe?: string | undefined;
};

/** A new correction request. */
export function raisedCorrection(claim: Claim, said: Said): CorrectionRequest {
  const { shouldBe } = claim;
  return {
    ...claim,
    shouldBe: shouldBe === undefined ? undefined : withoutNumbers(shouldBe, said.at),
    revision: 1,
    events: [eventOf("raised", said)],
  };
}

/** What a person who may see a request may do with it now. */
export function stepsOpenTo(
  { role, readOnly }: Pick<Person, "role" | "readOnly">,
  request: CorrectionRequest,
): CorrectionStep[] {
  if (readOnly === true) return [];
  return correctionSteps.filter((step) => rules[step].by.includes(role) && isPossible(step, request));
}

/**
 * A request after a step. Fails with `correction-state` when its state does not allow the step, `correction-full` when
 * too much was said already, and `input-invalid` when a supervisor closes it without a reason.
 */
export function steppedCorrection(
  request: CorrectionRequest,
  step: CorrectionStep,
  said: Said,
): CorrectionRequest {
  const { kind, name, from } = rules[step];
  const state = correctionStateOf(request);
  if (!from.includes(state)) {
    throw new LedgerFailure("correction-state", { stateName: correctionStateNames[state], action: name });
  }
  if (!isPossible(step, request)) throw new LedgerFailure("correction-full", { max: correctionEventsMax });
  if (step === "close" && said.by.role !== "association" && said.text === "") {
    throw new LedgerFailure("input-invalid", { fields: ["办结原因（text）"] });
  }
  return { ...request, revision: request.revision + 1, events: [...request.events, eventOf(kind, said)] };
}

function isPossible(step: CorrectionStep, request: CorrectionRequest): boolean {
  const left = correctionEventsMax - request.events.length;
  return rules[step].from.includes(correctionStateOf(request)) && left > (step === "close" ? 0 : 1);
}

function eventOf(kind: CorrectionEvent["kind"], { by, at, text, importId }: Said): CorrectionEvent {
  const author = { subject: by.subject, name: by.displayName, role: by.role };
  return { kind, at, by: author, text: withoutNumbers(text, at), importId };
}

function withoutNumbers(text: string, at: string): string {
  return maskPersonNumbers(text, { likely: true, today: shanghaiDayOf(at) });
}
