import { answerCorrection } from "#shared/app/corrections/answer-correction.ts";
import { correctionRoutes } from "#shared/contract/corrections/correction-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { correctionWithEventsToWire } from "./correction-wire.ts";

/** Answers a correction request. */
export const answerCorrectionEndpoint = defineEndpoint(
  correctionRoutes["answer-correction"],
  async (deps, caller, { params, body }) =>
    correctionWithEventsToWire(await answerCorrection(deps, caller, { ...params, ...body }), caller),
);
