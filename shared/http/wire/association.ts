import type { MeasuredAssociation } from "#shared/app/list-associations.ts";
import type { RouteOutput } from "#shared/contract/routes.ts";
import type { Day } from "#shared/domain/day.ts";
import { loanStatusNames } from "#shared/domain/loan-status.ts";
import type { KnownStatus, Standing } from "#shared/domain/standing.ts";
import { fenToWire } from "./fen.ts";
import { measuresToWire } from "./measures.ts";

const statusNames: Record<KnownStatus, string> = { ...loanStatusNames, unknown: "未报状态" };

/** An association with its totals, as the wire shows it. */
export function associationToWire({
  association,
  countyName,
  measures,
}: MeasuredAssociation): RouteOutput<"list-associations">["items"][number] {
  const { associationId, name, countyCode, confirmed } = association;
  return { associationId, name, countyCode, countyName, confirmed, ...measuresToWire(measures) };
}

/** An association's standing on a day, as the wire shows it. */
export function standingToWire(
  standing: MeasuredAssociation & Standing & { asOf: Day },
): RouteOutput<"read-association"> {
  return {
    ...associationToWire(standing),
    asOf: standing.asOf,
    byStatus: standing.byStatus.map(({ status, loanCount, disbursedFen, outstandingFen }) => ({
      status,
      name: statusNames[status],
      loanCount,
      disbursedFen: fenToWire(disbursedFen),
      outstandingFen: fenToWire(outstandingFen),
    })),
    maturing: standing.maturing.map((line) => ({ ...line, outstandingFen: fenToWire(line.outstandingFen) })),
    pastDue: { ...standing.pastDue, outstandingFen: fenToWire(standing.pastDue.outstandingFen) },
  };
}
