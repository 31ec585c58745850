import type { RouteOutput } from "#shared/contract/routes.ts";
import type { Quarter } from "#shared/domain/base/quarter.ts";
import { hashOf } from "../../hooks/place.ts";

export type Assessment = RouteOutput<"read-assessment">;
export type Scorecard = Assessment["cards"][number];
export type Decision = Assessment["openItems"][number];

/** The address of a subject's card in a quarter. */
export function cardHash({ kind, id }: Pick<Scorecard, "kind" | "id">, quarter: Quarter): string {
  return hashOf(["assessment", kind, id], { quarter });
}
