import { readProgressBook } from "#shared/app/read-progress-book.ts";
import { defineDocumentEndpoint } from "../define-endpoint.ts";

/** Gives the figures of the cockpit's charts as a workbook. */
export const readProgressBookEndpoint = defineDocumentEndpoint(
  "read-progress-book",
  (deps, _caller, { query }) => readProgressBook(deps, query),
);
