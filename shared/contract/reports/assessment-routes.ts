import type { Route } from "#shared/contract/base/route.ts";
import {
  assessmentDecisionSchema,
  assessmentQuery,
  assessmentSchema,
  decideAssessmentBody,
  quarterParams,
} from "./assessment-schemas.ts";

/** The routes of the quarterly assessment: a part of the one table of routes. */
export const assessmentRoutes = {
  "read-assessment": {
    id: "read-assessment",
    method: "GET",
    path: "/api/assessment",
    callers: ["supervisor", "auditor", "liaison", "association", "county-supervisor"],
    access: "read",
    summary: "一个季度的考核：逐个对象的得分、每项得分的依据、典型和整改事项；只含本人可见的对象",
    query: assessmentQuery,
    output: assessmentSchema,
    status: 200,
  },
  "decide-assessment": {
    id: "decide-assessment",
    method: "POST",
    path: "/api/assessment/{quarter}",
    callers: ["supervisor"],
    access: "write",
    masksNumbers: true,
    summary: "科协确认或取消典型，开出整改（责任单位、时限），或销号",
    params: quarterParams,
    body: decideAssessmentBody,
    output: assessmentDecisionSchema,
    status: 200,
  },
} as const satisfies Record<string, Route>;
