import * as z from "zod";
import { pageQuery } from "#shared/contract/base/basic-schemas.ts";
import type { Route } from "#shared/contract/base/route.ts";
import { pageOf } from "#shared/contract/base/shared-schemas.ts";
import {
  publishedReportSchema,
  reportCorrectionsSchema,
  reportMonthParams,
  reportParams,
  reportRevisionQuery,
  reportsSchema,
} from "#shared/contract/reports/report-schemas.ts";

/** The routes of the monthly reports: a part of the one table of routes. */
export const reportRoutes = {
  "list-reports": {
    id: "list-reports",
    method: "GET",
    path: "/api/reports",
    callers: ["liaison", "association", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    summary: "已发布的月报及其发送情况，以及应发而未发的和下一份",
    output: reportsSchema,
    status: 200,
  },
  "list-report-corrections": {
    id: "list-report-corrections",
    method: "GET",
    path: "/api/report-corrections",
    callers: ["liaison", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    summary: "各期月报对以前月份的更正，最近的月报在前",
    query: z.object({ cursor: pageQuery.cursor }),
    output: pageOf(reportCorrectionsSchema),
    status: 200,
  },
  "read-report": {
    id: "read-report",
    method: "GET",
    path: "/api/reports/{month}",
    callers: ["liaison", "association", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    summary:
      "一个月的月报：.json（默认）、.html、.docx、.pdf（第七版格式起），或附表 .xlsx；农技协只看 .html 的阅读版；有更正版的给最后一版，也可指明第几版",
    params: reportParams,
    query: reportRevisionQuery,
    status: 200,
  },
  "publish-report": {
    id: "publish-report",
    method: "POST",
    path: "/api/reports/{month}",
    callers: ["supervisor"],
    access: "write",
    mayBeDeferred: true,
    summary: "发布一个已结束月份的月报；每月只发布一次，数据未齐时发布的，报齐后自动发更正版",
    params: reportMonthParams,
    output: publishedReportSchema,
    status: 201,
  },
} as const satisfies Record<string, Route>;
