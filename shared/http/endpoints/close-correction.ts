import { closeCorrection } from "#shared/app/close-correction.ts";
import { correctionRoutes } from "#shared/contract/correction-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { correctionWithEventsToWire } from "../wire/correction.ts";

/** Closes a correction request. */
export const closeCorrectionEndpoint = defineEndpoint(
  correctionRoutes["close-correction"],
  async (deps, caller, { params, body }) =>
    correctionWithEventsToWire(await closeCorrection(deps, caller, { ...params, ...body }), caller),
);
