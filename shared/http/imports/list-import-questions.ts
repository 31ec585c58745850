import { listImportQuestions } from "#shared/app/imports/list-import-questions.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { questionNames } from "#shared/domain/imports/questions/question.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";

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
