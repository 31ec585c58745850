import { reopenCorrection } from "#shared/app/corrections/reopen-correction.ts";
import { correctionRoutes } from "#shared/contract/corrections/correction-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { correctionWithEventsToWire } from "./correction-wire.ts";

/** Opens a correction request again. */
export const reopenCorrectionEndpoint = defineEndpoint(
  correctionRoutes["reopen-correction"],
  async (deps, caller, { params, body }) =>
    correctionWithEventsToWire(await reopenCorrection(deps, caller, { ...params, ...body }), caller),
);
