import { assessmentRoutes } from "#shared/contract/reports/assessment-routes.ts";
import { mailingRoutes } from "#shared/contract/reports/mailing-routes.ts";
import { reportRoutes } from "#shared/contract/reports/report-routes.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { asItIs, documentOperation, operation, operations } from "#shared/http/base/operation.ts";
import { assessmentToWire, decisionToWire } from "./assessment-wire.ts";
import { mailingSummaryToWire, mailingToWire } from "./mailing-wire.ts";
import { formAsked, reportDocument } from "./report-document.ts";

/** The published reports, what became of their messages, and the scorecards of quarters. */
export const read = operations([reportRoutes, mailingRoutes, assessmentRoutes], {
  "read-assessment": operation({
    rights: ["table:batch", "index:query"],
    use: () => import("#shared/app/reports/assessment/read-assessment.ts"),
    run: ({ readAssessment }, deps, caller, { query }) => readAssessment(deps, caller, query),
    answer: (seen, _, { now }) => assessmentToWire(seen, shanghaiDayOf(now())),
  }),
  "list-reports": operation({
    rights: ["table:batch"],
    use: () => import("#shared/app/reports/list-mailed-reports.ts"),
    run: ({ listMailedReports }, deps, caller) => listMailedReports(deps, caller),
    answer: ({ items, ...rest }) => ({
      items: items.map(({ report, publishedByName, mailing }) => ({
        ...report,
        publishedByName,
        ...(mailing && { mailing: mailingSummaryToWire(mailing) }),
      })),
      ...rest,
    }),
  }),
  "list-report-corrections": operation({
    parts: ["frozenReports"],
    rights: ["reports:read", "files:list"],
    use: () => import("#shared/app/reports/list-report-corrections.ts"),
    run: ({ listReportCorrections }, deps, _, { query }) => listReportCorrections(deps, query),
    answer: ({ items, cursor }) => ({
      items: items.map(({ told, ...report }) => ({
        ...report,
        comparedWith: told?.comparedWith ?? null,
        corrections: told?.corrections ?? null,
      })),
      cursor,
    }),
  }),
  "read-report": documentOperation({
    parts: ["files", "frozenReports"],
    rights: ["reports:read", "files:list", "index:query"],
    use: () => import("#shared/app/reports/read-report.ts"),
    run: async ({ readReport }, deps, caller, { params, query }) => {
      const asked = { ...formAsked(params.month), ...query };
      return reportDocument(asked, await readReport(deps, caller, asked));
    },
  }),
  "read-mailing": operation({
    parts: ["frozenReports"],
    rights: ["reports:read", "files:list"],
    use: () => import("#shared/app/reports/read-sent-report.ts"),
    run: ({ readSentReport }, deps, _, { params }) => readSentReport(deps, params.month),
    answer: ({ month, mailing, stamped }) => ({
      ...mailingToWire(month, mailing?.revision ?? 1, mailing ?? { deliveries: [] }),
      stamped,
    }),
  }),
});

/** What is said about the messages of a report, and decided about who is assessed. */
export const write = operations([mailingRoutes, assessmentRoutes], {
  "decide-assessment": operation({
    rights: ["table:batch", "table:put", "index:query"],
    use: () => import("#shared/app/reports/assessment/decide-assessment.ts"),
    run: ({ decideAssessment }, deps, caller, { params, body }) =>
      decideAssessment(deps, caller, { ...params, ...body }),
    answer: (record, _, { now }) => decisionToWire(record, shanghaiDayOf(now())),
  }),
  "decide-delivery": operation({
    rights: ["table:put"],
    use: () => import("#shared/app/reports/decide-delivery.ts"),
    run: ({ decideDelivery }, deps, caller, { params, body }) =>
      decideDelivery(deps, caller, { ...params, ...body }),
    answer: (mailing) => mailingToWire(mailing.month, mailing.revision, mailing),
  }),
});

/** Making a report with its documents and pictures: a separate service. */
export const making = operations([reportRoutes], {
  "publish-report": operation({
    parts: ["frozenReports", "books", "documents"],
    rights: ["table:batch", "table:put", "index:query", "reports:read", "reports:write", "files:list"],
    use: () => import("#shared/app/reports/publish-report.ts"),
    run: ({ publishReport }, deps, caller, { params }) =>
      publishReport(deps, caller, params.month, deps.begunAt),
    answer: asItIs,
  }),
});
