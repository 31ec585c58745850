import type { RouteOutput } from "#shared/contract/routes.ts";
import { type Figure, loansOfFigure } from "#shared/domain/ledger/figure-loans.ts";
import { loansHash } from "../ledger/loan-query.ts";

export type Progress = RouteOutput<"read-progress">;
export type Cockpit = RouteOutput<"read-cockpit">;
export type Programme = RouteOutput<"read-programme">;

/** Everything that the cockpit shows, of one day: of the programme, or of the one county that is named. */
export type CockpitData = {
  progress: Progress;
  cockpit: Cockpit;
  programme: Programme;
  county?: string | undefined;
};

/** The address of the loans behind a figure of that day. */
export function hashOfFigure(figure: Figure, { progress, programme }: CockpitData): string {
  const { firstOn, lastOn } = programme;
  return loansHash(loansOfFigure(figure, { asOf: progress.asOf, firstOn, lastOn }));
}
