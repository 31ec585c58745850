import { answerCorrection } from "#shared/app/answer-correction.ts";
import { correctionRoutes } from "#shared/contract/correction-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { correctionWithEventsToWire } from "../wire/correction.ts";

/** Answers a correction request. */
export const answerCorrectionEndpoint = defineEndpoint(
  correctionRoutes["answer-correction"],
  async (deps, caller, { params, body }) =>
    correctionWithEventsToWire(await answerCorrection(deps, caller, { ...params, ...body }), caller),
);
