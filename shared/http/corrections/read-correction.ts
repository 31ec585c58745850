import { readCorrection } from "#shared/app/corrections/read-correction.ts";
import { correctionRoutes } from "#shared/contract/corrections/correction-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { correctionWithEventsToWire } from "./correction-wire.ts";

/** Shows one correction request and all that was said to it. */
export const readCorrectionEndpoint = defineEndpoint(
  correctionRoutes["read-correction"],
  async (deps, caller, { params }) =>
    correctionWithEventsToWire(await readCorrection(deps, caller, params.correctionId), caller),
);
