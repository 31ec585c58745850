import { closeCorrection } from "#shared/app/corrections/close-correction.ts";
import { correctionRoutes } from "#shared/contract/corrections/correction-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { correctionWithEventsToWire } from "./correction-wire.ts";

/** Closes a correction request. */
export const closeCorrectionEndpoint = defineEndpoint(
  correctionRoutes["close-correction"],
  async (deps, caller, { params, body }) =>
    correctionWithEventsToWire(await closeCorrection(deps, caller, { ...params, ...body }), caller),
);
