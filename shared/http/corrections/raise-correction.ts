import { raiseCorrection } from "#shared/app/corrections/raise-correction.ts";
import { correctionRoutes } from "#shared/contract/corrections/correction-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { correctionWithEventsToWire } from "./correction-wire.ts";

/** Takes an association's word that a loan of its own is not right. */
export const raiseCorrectionEndpoint = defineEndpoint(
  correctionRoutes["raise-correction"],
  async (deps, caller, { body }) =>
    correctionWithEventsToWire(await raiseCorrection(deps, caller, body), caller),
);
