import { listImportQuestions } from "#shared/app/list-import-questions.ts";
import { importRoutes } from "#shared/contract/import-routes.ts";
import { questionNames } from "#shared/domain/question/question.ts";
import { defineEndpoint } from "../define-endpoint.ts";

/** Lists what an import leaves to ask. */
export const listImportQuestionsEndpoint = defineEndpoint(
  importRoutes["list-import-questions"],
  async (deps, caller, { params, query }) => {
    const { items, cursor } = await listImportQuestions(deps, caller, params.importId, query);
    return {
      items: items.map(({ subject: _, ...question }) => ({
        ...question,
        codeName: questionNames[question.code],
      })),
      cursor,
    };
  },
);
