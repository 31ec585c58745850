import type { NamedLoan } from "#shared/app/ledger/name-loans.ts";
import type { RouteAnswer } from "#shared/contract/routes.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import {
  type CarriedField,
  type CarriedValues,
  carriedFields,
} from "#shared/domain/ledger/carried-fields.ts";
import { type LoanFacts, outstandingFenOf } from "#shared/domain/ledger/loan.ts";
import { shownName, shownText } from "#shared/domain/ledger/masking.ts";

type WireLoan = RouteAnswer<"list-loans">["items"][number];

const ppmPerPercent = 10_000;

/** A loan as a caller may see it. */
export function loanToWire({ loan, associationName, countyName }: NamedLoan, caller: Person): WireLoan {
  const { bankId, loanNo, version, facts } = loan;
  const groups = groupsOf(facts);
  const { dueOn, creditLineFen, ...others } = carriedToWire(facts, caller);
  return {
    bankId,
    loanNo,
    version,
    borrowerName: shownName(caller, facts.borrowerName, facts.borrowerType),
    borrowerIdTail: facts.borrowerIdTail ?? "",
    borrowerType: groups.borrowerType,
    associationId: groups.associationId,
    associationName,
    countyCode: groups.countyCode,
    countyName,
    amountFen: facts.amountFen,
    disbursedOn: facts.disbursedOn,
    dueOn,
    outstandingFen: outstandingFenOf(facts),
    outstandingKnown: facts.outstandingFen !== undefined,
    creditLineFen,
    annualRatePercent: facts.annualRatePpm === undefined ? undefined : facts.annualRatePpm / ppmPerPercent,
    ...others,
  };
}

function carriedToWire(facts: LoanFacts, caller: Person): CarriedValues {
  const carried: Partial<Record<CarriedField, LoanFacts[CarriedField]>> = {};
  for (const field of carriedFields) {
    const value = facts[field];
    carried[field] = typeof value === "string" ? shownText(caller, field, value, facts.borrowerType) : value;
  }
  // A field's value keeps the kind that its type is made from.
  return carried as CarriedValues;
}
