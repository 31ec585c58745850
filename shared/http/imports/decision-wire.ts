import type { RouteOutput } from "#shared/contract/routes.ts";
import type { Decision, Settling } from "#shared/domain/imports/decision.ts";

type WireDecision = RouteOutput<"list-decisions">["items"][number];

/** A decision as the wire shows it, with what stood before. */
export function decisionToWire({ earlier, ...decision }: Decision): WireDecision {
  return { ...settlingToWire(decision), earlier: earlier.map(settlingToWire) };
}

function settlingToWire({ matter, decidedBy, decidedAt, importId }: Settling) {
  const said = matter.kind === "columns" ? { ...matter, columns: [...matter.columns] } : matter;
  return { matter: said, decidedBy, decidedAt, importId };
}
