import type { RouteOutput } from "#shared/contract/routes.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { fenToWire } from "#shared/http/base/fen-wire.ts";

/** What the programme is, as the wire shows it: its goal, window, bank and counties. */
export function programmeToWire(programme: Programme): RouteOutput<"read-programme"> {
  return {
    name: programme.name,
    city: programme.city,
    goalFen: fenToWire(programme.goalFen),
    firstOn: programme.firstOn,
    lastOn: programme.lastOn,
    bank: programme.bank,
    counties: programme.counties.map(({ code, name }) => ({ code, name })),
    fourEyes: programme.fourEyes,
    products: [...programme.products],
  };
}
