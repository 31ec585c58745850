import type { MeasuredAssociation } from "#shared/app/associations/list-associations.ts";
import type { AssociationStanding } from "#shared/app/associations/read-association.ts";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { borrowerTypeNames } from "#shared/domain/ledger/borrower-type.ts";
import { toldStatusNames } from "#shared/domain/ledger/loan-status.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { fenToWire } from "#shared/http/base/fen-wire.ts";
import { measuresToWire } from "#shared/http/ledger/measures-wire.ts";
import { goalPartToWire } from "#shared/http/programme/goal-part-wire.ts";

/** An association with its totals, as the wire shows it. */
export function associationToWire({
  association,
  countyName,
  measures,
}: MeasuredAssociation): RouteOutput<"list-associations">["items"][number] {
  return { ...registeredToWire(association), countyName, ...measuresToWire(measures) };
}

/** An association as the register has it; whom to call about it is the register's keepers' alone. */
export function registeredToWire(association: Association): RouteOutput<"change-association"> {
  const { associationId, name, countyCode, confirmed, aliases, township, socialCreditCode, closedOn } =
    association;
  return {
    ...{ associationId, name, countyCode, confirmed, township, socialCreditCode, closedOn },
    aliases: [...aliases],
  };
}

/** An association's standing on a day, as the wire shows it. */
export function standingToWire(standing: AssociationStanding): RouteOutput<"read-association"> {
  return {
    ...associationToWire(standing),
    asOf: standing.asOf,
    byStatus: standing.byStatus.map(({ status, loanCount, disbursedFen, outstandingFen }) => ({
      status,
      name: toldStatusNames[status],
      loanCount,
      disbursedFen: fenToWire(disbursedFen),
      outstandingFen: fenToWire(outstandingFen),
    })),
    byBorrowerType: standing.byBorrowerType.map(({ type, loanCount, disbursedFen, outstandingFen }) => ({
      type,
      name: borrowerTypeNames[type],
      loanCount,
      disbursedFen: fenToWire(disbursedFen),
      outstandingFen: fenToWire(outstandingFen),
    })),
    shareOfGoal: standing.share === undefined ? undefined : goalPartToWire(standing.share),
    placeInCounty: standing.place,
    maturing: standing.maturing.map((line) => ({ ...line, outstandingFen: fenToWire(line.outstandingFen) })),
    pastDue: { ...standing.pastDue, outstandingFen: fenToWire(standing.pastDue.outstandingFen) },
  };
}
