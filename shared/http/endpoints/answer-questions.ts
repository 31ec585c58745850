import { answerQuestions } from "#shared/app/answer-questions.ts";
import { importRoutes } from "#shared/contract/import-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { importToWire } from "../wire/import.ts";

/** Answers questions of an import. */
export const answerQuestionsEndpoint = defineEndpoint(
  importRoutes["answer-questions"],
  async (deps, caller, { params, body }) =>
    importToWire(await answerQuestions(deps, caller, params.importId, body), deps.programme, caller),
);
