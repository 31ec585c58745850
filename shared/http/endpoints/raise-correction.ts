import { raiseCorrection } from "#shared/app/raise-correction.ts";
import { correctionRoutes } from "#shared/contract/correction-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { correctionWithEventsToWire } from "../wire/correction.ts";

/** Takes an association's word that a loan of its own is not right. */
export const raiseCorrectionEndpoint = defineEndpoint(
  correctionRoutes["raise-correction"],
  async (deps, caller, { body }) =>
    correctionWithEventsToWire(await raiseCorrection(deps, caller, body), caller),
);
