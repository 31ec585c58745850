import type { NamedLoan } from "#shared/app/ledger/name-loans.ts";
import type { RouteOutput } from "#shared/contract/routes.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { outstandingFenOf } from "#shared/domain/ledger/loan.ts";
import { shownName } from "#shared/domain/ledger/masking.ts";
import { fenToWire } from "#shared/http/base/fen-wire.ts";

type WireLoan = RouteOutput<"list-loans">["items"][number];

const ppmPerPercent = 10_000;

/** A loan as a caller may see it. */
export function loanToWire({ loan, associationName, countyName }: NamedLoan, caller: Person): WireLoan {
  const { bankId, loanNo, version, facts } = loan;
  return {
    bankId,
    loanNo,
    version,
    borrowerName: shownName(caller, facts.borrowerName, facts.borrowerType),
    borrowerIdTail: facts.borrowerIdTail,
    borrowerType: facts.borrowerType,
    associationId: facts.associationId,
    associationName,
    countyCode: facts.countyCode,
    countyName,
    amountFen: fenToWire(facts.amountFen),
    disbursedOn: facts.disbursedOn,
    dueOn: facts.dueOn,
    outstandingFen: fenToWire(outstandingFenOf(facts)),
    outstandingKnown: facts.outstandingFen !== undefined,
    creditLineFen: facts.creditLineFen === undefined ? undefined : fenToWire(facts.creditLineFen),
    annualRatePercent: facts.annualRatePpm === undefined ? undefined : facts.annualRatePpm / ppmPerPercent,
    product: facts.product,
    guarantee: facts.guarantee,
    purpose: facts.purpose,
    branch: facts.branch,
    contractNo: facts.contractNo,
    status: facts.status,
    classification: facts.classification,
    poorHousehold: facts.poorHousehold,
    renewal: facts.renewal,
    dataOn: facts.dataOn,
  };
}
