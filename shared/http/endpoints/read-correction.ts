import { readCorrection } from "#shared/app/read-correction.ts";
import { correctionRoutes } from "#shared/contract/correction-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { correctionWithEventsToWire } from "../wire/correction.ts";

/** Shows one correction request and all that was said to it. */
export const readCorrectionEndpoint = defineEndpoint(
  correctionRoutes["read-correction"],
  async (deps, caller, { params }) =>
    correctionWithEventsToWire(await readCorrection(deps, caller, params.correctionId), caller),
);
