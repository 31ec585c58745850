import { settingsRoutes } from "#shared/contract/programme/settings-routes.ts";
import { figureRoutes } from "#shared/contract/progress/figure-routes.ts";
import {
  asItIs,
  documentOperation,
  operation,
  operationAhead,
  operations,
} from "#shared/http/base/operation.ts";
import { cockpitToWire } from "./cockpit-wire.ts";

/** How the programme stands. */
export const read = operations([figureRoutes, settingsRoutes], {
  "read-progress": operationAhead({
    rights: ["table:batch"],
    use: () => import("#shared/app/progress/read-seen-progress.ts"),
    ahead: (_, { snapshots }) => snapshots.latest(),
    run: ({ readSeenProgress }, deps, caller, { query }, snapshot) =>
      readSeenProgress(deps, caller, query, snapshot),
    answer: asItIs,
  }),
  "read-progress-book": documentOperation({
    parts: ["books"],
    rights: ["table:batch"],
    use: () => import("#shared/app/progress/read-progress-book.ts"),
    run: ({ readProgressBook }, deps, caller, { query }) => readProgressBook(deps, caller, query),
  }),
  "read-cockpit": operation({
    rights: ["table:batch"],
    use: () => import("#shared/app/progress/read-cockpit.ts"),
    run: ({ readCockpit }, deps, caller, { query }) => readCockpit(deps, caller, query),
    answer: cockpitToWire,
  }),
  "sum-loans": operation({
    rights: ["table:batch"],
    use: () => import("#shared/app/progress/sum-loans.ts"),
    run: ({ sumLoans }, deps, caller, { query }) => sumLoans(deps, caller, query),
    answer: asItIs,
  }),
  "preview-settings": operation({
    use: () => import("#shared/app/progress/preview-settings.ts"),
    run: ({ previewSettings }, deps, _, { query }) => previewSettings(deps, query),
    answer: asItIs,
  }),
});
