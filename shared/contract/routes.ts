import * as z from "zod";
import { daySchema, pageQuery } from "./basic-schemas.ts";
import { correctionRoutes } from "./correction-routes.ts";
import { figureRoutes } from "./figure-routes.ts";
import { importRoutes } from "./import-routes.ts";
import * as loans from "./loan-schemas.ts";
import { mailingRoutes } from "./mailing-routes.ts";
import { peopleRoutes } from "./people-routes.ts";
import { readingSchema } from "./reading-schemas.ts";
import { everyone, type Route, watchers } from "./route.ts";
import * as s from "./schemas.ts";
import { settingsRoutes } from "./settings-routes.ts";

/** The one table of routes. */
export const routes = {
  "read-health": {
    id: "read-health",
    method: "GET",
    path: "/api/health",
    callers: "anyone",
    access: "read",
    summary: "服务是否正常、版本和存储方式",
    output: s.healthSchema,
    status: 200,
  },
  "read-openapi": {
    id: "read-openapi",
    method: "GET",
    path: "/api/openapi.json",
    callers: "anyone",
    access: "read",
    summary: "本接口的 OpenAPI 3.1 说明",
    output: z.record(z.string(), z.unknown()),
    status: 200,
  },
  "read-sign-in": {
    id: "read-sign-in",
    method: "GET",
    path: "/api/sign-in",
    callers: "anyone",
    access: "read",
    summary: "网页登录所用的身份提供方",
    output: s.signInSchema,
    status: 200,
  },
  "read-me": {
    id: "read-me",
    method: "GET",
    path: "/api/me",
    callers: everyone,
    access: "read",
    summary: "当前用户的身份和权限",
    output: s.meSchema,
    status: 200,
  },
  "read-programme": {
    id: "read-programme",
    method: "GET",
    path: "/api/programme",
    callers: everyone,
    access: "read",
    summary: "合作项目的名称、目标、期限和县（市、区）",
    output: s.programmeSchema,
    status: 200,
  },
  ...figureRoutes,
  ...importRoutes,
  ...peopleRoutes,
  "list-loans": {
    id: "list-loans",
    method: "GET",
    path: "/api/loans",
    callers: everyone,
    access: "read",
    notesReading: true,
    summary: "贷款台账，按农技协、县、月份、状态筛选",
    query: loans.loansQuery,
    output: s.pageOf(loans.loanSchema),
    status: 200,
  },
  "read-loan": {
    id: "read-loan",
    method: "GET",
    path: "/api/loans/{loanNo}",
    callers: everyone,
    access: "read",
    notesReading: true,
    summary: "一笔贷款及其全部变更",
    params: s.loanNoParams,
    query: z.object({ bankId: z.string().max(64).optional() }),
    output: loans.loanWithHistorySchema,
    status: 200,
  },
  "list-associations": {
    id: "list-associations",
    method: "GET",
    path: "/api/associations",
    callers: everyone,
    access: "read",
    summary: "农技协及其贷款合计；农技协只见本会",
    output: s.pageOf(s.associationSchema),
    status: 200,
  },
  "read-association": {
    id: "read-association",
    method: "GET",
    path: "/api/associations/{associationId}",
    callers: everyone,
    access: "read",
    notesReading: true,
    summary: "一个农技协的贷款情况：按状态、即将到期、已过期",
    params: s.associationIdParams,
    query: z.object({ asOf: daySchema.optional() }),
    output: s.associationStandingSchema,
    status: 200,
  },
  ...correctionRoutes,
  "list-readings": {
    id: "list-readings",
    method: "GET",
    path: "/api/associations/{associationId}/readings",
    callers: ["association", "supervisor", "auditor"],
    access: "read",
    summary: "谁看过一个农技协的数据，最近的在前；农技协只见本会",
    params: s.associationIdParams,
    query: z.object(pageQuery),
    output: s.pageOf(readingSchema),
    status: 200,
  },
  "list-reports": {
    id: "list-reports",
    method: "GET",
    path: "/api/reports",
    callers: everyone,
    access: "read",
    summary: "已发布的月报及其发送情况，以及应发而未发的和下一份",
    output: s.reportsSchema,
    status: 200,
  },
  "list-report-corrections": {
    id: "list-report-corrections",
    method: "GET",
    path: "/api/report-corrections",
    callers: everyone,
    access: "read",
    summary: "各期月报对以前月份的更正，最近的月报在前",
    query: z.object({ cursor: pageQuery.cursor }),
    output: s.pageOf(s.reportCorrectionsSchema),
    status: 200,
  },
  "read-report": {
    id: "read-report",
    method: "GET",
    path: "/api/reports/{month}",
    callers: everyone,
    access: "read",
    summary: "一个月的月报：.json（默认）、.html、.docx，或附表 .xlsx（农技协不可见）",
    params: s.reportParams,
    status: 200,
  },
  "publish-report": {
    id: "publish-report",
    method: "POST",
    path: "/api/reports/{month}",
    callers: ["supervisor"],
    access: "write",
    summary: "发布一个已结束月份的月报；每月只发布一次",
    params: s.reportMonthParams,
    output: s.publishedReportSchema,
    status: 201,
  },
  ...settingsRoutes,
  ...mailingRoutes,
  "list-journal": {
    id: "list-journal",
    method: "GET",
    path: "/api/journal",
    callers: ["supervisor", "auditor"],
    access: "read",
    summary: "流水账，按先后；可只看一次导入或一种流水",
    query: loans.journalQuery,
    output: loans.journalPageSchema,
    status: 200,
  },
  "verify-ledger": {
    id: "verify-ledger",
    method: "GET",
    path: "/api/verify",
    callers: watchers,
    access: "read",
    summary: "由流水账重算全部合计并核对",
    output: s.verifySchema,
    status: 200,
  },
} as const satisfies Record<string, Route>;

export type RouteId = keyof typeof routes;

/** The parsed input of a route: its path parameters, query and body. */
export type RouteInput<Id extends RouteId> = {
  params: Parsed<Id, "params">;
  query: Parsed<Id, "query">;
  body: Parsed<Id, "body">;
};

/** What a route answers with, as JSON. */
export type RouteOutput<Id extends RouteId> = Parsed<Id, "output">;

type Parsed<Id extends RouteId, Part extends "params" | "query" | "body" | "output"> =
  (typeof routes)[Id] extends Record<Part, infer Schema extends z.ZodType> ? z.output<Schema> : undefined;

/** The work that no route does: each is a function of its own in the cloud and a part of the self-hosted process. */
export const workers = {
  "check-import": { id: "check-import", trigger: "queue", access: "write", summary: "核对上传的文件" },
  "post-import": { id: "post-import", trigger: "queue", access: "write", summary: "分批记入台账" },
  "publish-due-reports": {
    id: "publish-due-reports",
    trigger: "schedule",
    access: "write",
    summary: "每小时查看一次：到了设定的日期和钟点，发布上月月报，补发遗漏的月份，并寄出",
  },
  "mail-due-reports": {
    id: "mail-due-reports",
    trigger: "schedule",
    access: "write",
    summary: "每小时寄出新发布的月报，重试未被接收的邮件",
  },
  "watch-ledger": {
    id: "watch-ledger",
    trigger: "schedule",
    access: "read",
    summary: "每晚核对一次全部台账，并查看有没有逾期未发的月报",
  },
} as const;

export type WorkerId = keyof typeof workers;
