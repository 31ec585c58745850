import { serviceRoutes } from "#shared/contract/service-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { fenToWire } from "../wire/fen.ts";

/** Says what the programme is: its goal, window, bank and counties. */
export const readProgrammeEndpoint = defineEndpoint(
  serviceRoutes["read-programme"],
  async ({ programme }) => ({
    name: programme.name,
    city: programme.city,
    goalFen: fenToWire(programme.goalFen),
    firstOn: programme.firstOn,
    lastOn: programme.lastOn,
    bank: programme.bank,
    counties: programme.counties.map(({ code, name }) => ({ code, name })),
    fourEyes: programme.fourEyes,
    products: [...programme.products],
  }),
);
