import { serviceRoutes } from "#shared/contract/programme/service-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { fenToWire } from "#shared/http/base/fen-wire.ts";

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
