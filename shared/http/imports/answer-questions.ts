import { answerQuestions } from "#shared/app/imports/answer-questions.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { importToWire } from "./import-wire.ts";

/** Answers questions of an import. */
export const answerQuestionsEndpoint = defineEndpoint(
  importRoutes["answer-questions"],
  async (deps, caller, { params, body }) =>
    importToWire(await answerQuestions(deps, caller, params.importId, body), deps.programme, caller),
);
