import { reopenCorrection } from "#shared/app/reopen-correction.ts";
import { correctionRoutes } from "#shared/contract/correction-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { correctionWithEventsToWire } from "../wire/correction.ts";

/** Opens a correction request again. */
export const reopenCorrectionEndpoint = defineEndpoint(
  correctionRoutes["reopen-correction"],
  async (deps, caller, { params, body }) =>
    correctionWithEventsToWire(await reopenCorrection(deps, caller, { ...params, ...body }), caller),
);
