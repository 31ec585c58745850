import { readProgressBook } from "#shared/app/progress/read-progress-book.ts";
import { figureRoutes } from "#shared/contract/progress/figure-routes.ts";
import { defineDocumentEndpoint } from "#shared/http/base/define-endpoint.ts";

/** Gives the figures of the cockpit's charts as a workbook. */
export const readProgressBookEndpoint = defineDocumentEndpoint(
  figureRoutes["read-progress-book"],
  (deps, _caller, { query }) => readProgressBook(deps, query),
);
