import type { SeenCorrection } from "#shared/app/corrections/see-corrections.ts";
import type { RouteAnswer } from "#shared/contract/routes.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { correctionClockOf } from "#shared/domain/corrections/correction-clock.ts";
import {
  type CorrectionEvent,
  type CorrectionEventKind,
  correctionStateNames,
  correctionStateOf,
  latestEvent,
} from "#shared/domain/corrections/correction-request.ts";
import { stepsOpenTo } from "#shared/domain/corrections/correction-steps.ts";
import { fieldText } from "#shared/domain/ledger/field-text.ts";
import { loanFieldRows } from "#shared/domain/ledger/loan.ts";
import { shownName, shownText } from "#shared/domain/ledger/masking.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";

type WireCorrection = RouteAnswer<"list-corrections">["items"][number];
type WireEvent = WireCorrection["latest"];

const kindNames: Record<CorrectionEventKind, string> = {
  raised: "提出",
  answered: "答复",
  closed: "办结",
  reopened: "再次提出",
};

/** A correction request as a caller may see it, without its thread. */
export function correctionToWire(seen: SeenCorrection, caller: Person): WireCorrection {
  const { request, associationName, loan, today, terms } = seen;
  const { field, events } = request;
  const state = correctionStateOf(request);
  const latest = latestEvent(request);
  return {
    ...request,
    state,
    stateName: correctionStateNames[state],
    associationName,
    mayConfirm: mayConfirm(seen, caller),
    loan: shownLoan(seen, caller),
    fieldName: field && loanFieldRows[field].name,
    shouldBe: shouldBeOf(seen, caller),
    isNow: field && loan && isNowOf(seen, caller),
    clock: correctionClockOf(request, today, terms),
    raisedAt: (events[0] ?? latest).at,
    latest: eventToWire(latest),
    eventCount: events.length,
    may: stepsOpenTo(caller, request),
  };
}

/** A correction request as a caller may see it, with its thread. */
export function correctionWithEventsToWire(
  seen: SeenCorrection,
  caller: Person,
): RouteAnswer<"read-correction"> {
  return { ...correctionToWire(seen, caller), events: seen.request.events.map(eventToWire) };
}

/** Whether a claim's loan, which is nobody's yet, may be given to its association by the caller. */
function mayConfirm({ request, loan }: SeenCorrection, caller: Person): true | undefined {
  const isFree = loan !== undefined && loan.loan.facts.associationId === undefined;
  const mayClose = stepsOpenTo(caller, request).includes("close") && sightOf(caller).associations !== "own";
  return request.claims === true && isFree && mayClose ? true : undefined;
}

function shownLoan({ loan }: SeenCorrection, caller: Person): WireCorrection["loan"] {
  if (loan === undefined) return undefined;
  const { borrowerName, borrowerType, amountFen, disbursedOn } = loan.loan.facts;
  return { borrowerName: shownName(caller, borrowerName, borrowerType), amountFen, disbursedOn };
}

function shouldBeOf({ request, loan }: SeenCorrection, caller: Person): string | undefined {
  const { field, shouldBe } = request;
  if (field === undefined || shouldBe === undefined) return shouldBe;
  return shownText(caller, field, shouldBe, loan?.loan.facts.borrowerType);
}

function isNowOf({ request, loan }: SeenCorrection, caller: Person): string | null | undefined {
  if (request.field === undefined || loan === undefined) return undefined;
  const { facts } = loan.loan;
  switch (request.field) {
    case "associationId":
      return loan.associationName;
    case "countyCode":
      return loan.countyName;
    default: {
      const text = fieldText(facts, request.field);
      return text === null ? null : shownText(caller, request.field, text, facts.borrowerType);
    }
  }
}

function eventToWire(event: CorrectionEvent): WireEvent {
  const { kind, by } = event;
  return { ...event, kindName: kindNames[kind], byName: by.name, byRole: by.role };
}
