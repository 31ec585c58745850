import * as z from "zod";
import { type Role, roles } from "#shared/domain/person.ts";
import { daySchema, pageQuery } from "./basic-schemas.ts";
import * as imports from "./import-schemas.ts";
import * as loans from "./loan-schemas.ts";
import * as s from "./schemas.ts";

/** Who may call a route: anyone at all, or people of the given roles. */
export type Callers = "anyone" | readonly Role[];

/** One route of the API: everything that a server, a grant, a document or a client needs to know of it. */
export type Route = {
  id: string;
  method: "GET" | "POST";
  /** Below the server's root; `{name}` stands for one path segment. */
  path: string;
  callers: Callers;
  /** Whether the use case changes anything that is stored. */
  access: "read" | "write";
  summary: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** The JSON answer; absent when the answer is a document of another kind. */
  output?: z.ZodType;
  status: 200 | 201 | 202;
};

const everyone = roles;
const watchers = ["liaison", "supervisor", "auditor"] as const satisfies readonly Role[];

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
  "read-progress": {
    id: "read-progress",
    method: "GET",
    path: "/api/progress",
    callers: everyone,
    access: "read",
    summary: "总进度：累计发放、占目标比例、序时进度，按县、类型、月份",
    query: z.object({ asOf: daySchema.optional() }),
    output: s.progressSchema,
    status: 200,
  },
  "announce-import": {
    id: "announce-import",
    method: "POST",
    path: "/api/imports",
    callers: ["liaison"],
    access: "write",
    summary: "登记要上传的文件，取得上传表单",
    body: imports.announceBody,
    output: imports.announcedSchema,
    status: 201,
  },
  "list-imports": {
    id: "list-imports",
    method: "GET",
    path: "/api/imports",
    callers: watchers,
    access: "read",
    summary: "导入记录，最新在前",
    query: z.object(pageQuery),
    output: s.pageOf(imports.importSchema),
    status: 200,
  },
  "read-import": {
    id: "read-import",
    method: "GET",
    path: "/api/imports/{importId}",
    callers: watchers,
    access: "read",
    summary: "一次导入的状态、进度、核对结果和影响",
    params: s.importIdParams,
    output: imports.importSchema,
    status: 200,
  },
  "list-import-rows": {
    id: "list-import-rows",
    method: "GET",
    path: "/api/imports/{importId}/rows",
    callers: watchers,
    access: "read",
    summary: "逐行核对结果",
    params: s.importIdParams,
    query: imports.rowsQuery,
    output: s.pageOf(imports.rowAnswerSchema),
    status: 200,
  },
  "read-receipt": {
    id: "read-receipt",
    method: "GET",
    path: "/api/imports/{importId}/receipt.xlsx",
    callers: ["liaison"],
    access: "read",
    summary: "回执：银行原表，逐行附处理结果、原因和修改建议",
    params: s.importIdParams,
    status: 200,
  },
  "read-failed-rows": {
    id: "read-failed-rows",
    method: "GET",
    path: "/api/imports/{importId}/failed-rows.xlsx",
    callers: ["liaison"],
    access: "read",
    summary: "只含退回行的表，改正后可直接再上传",
    params: s.importIdParams,
    status: 200,
  },
  "read-template": {
    id: "read-template",
    method: "GET",
    path: "/api/template.xlsx",
    callers: watchers,
    access: "read",
    summary: "贷款明细填报模板，下拉选项取自当前名单",
    status: 200,
  },
  "list-import-questions": {
    id: "list-import-questions",
    method: "GET",
    path: "/api/imports/{importId}/questions",
    callers: watchers,
    access: "read",
    summary: "核对后需要说明的问题及其答复",
    params: s.importIdParams,
    query: z.object(pageQuery),
    output: s.pageOf(imports.questionSchema),
    status: 200,
  },
  "answer-questions": {
    id: "answer-questions",
    method: "POST",
    path: "/api/imports/{importId}/answers",
    callers: ["liaison"],
    access: "write",
    summary: "说明一个或几个问题的原因；同样的问题以后不再问",
    params: s.importIdParams,
    body: imports.answersBody,
    output: imports.importSchema,
    status: 200,
  },
  "map-import": {
    id: "map-import",
    method: "POST",
    path: "/api/imports/{importId}/mapping",
    callers: ["liaison"],
    access: "write",
    summary: "指定未识别的列和取值是什么，记住并重新核对",
    params: s.importIdParams,
    body: imports.mappingBody,
    output: imports.importSchema,
    status: 202,
  },
  "list-decisions": {
    id: "list-decisions",
    method: "GET",
    path: "/api/decisions",
    callers: watchers,
    access: "read",
    summary: "已记住的列、取值和答复，以及由谁决定",
    query: imports.decisionsQuery,
    output: s.pageOf(imports.decisionSchema),
    status: 200,
  },
  "commit-import": {
    id: "commit-import",
    method: "POST",
    path: "/api/imports/{importId}/commit",
    callers: ["liaison"],
    access: "write",
    summary: "把核对过的导入记入台账",
    params: s.importIdParams,
    output: imports.importSchema,
    status: 202,
  },
  "cancel-import": {
    id: "cancel-import",
    method: "POST",
    path: "/api/imports/{importId}/cancel",
    callers: ["liaison"],
    access: "write",
    summary: "放弃尚未入账的导入",
    params: s.importIdParams,
    output: imports.importSchema,
    status: 200,
  },
  "send-back-import": {
    id: "send-back-import",
    method: "POST",
    path: "/api/imports/{importId}/send-back",
    callers: ["liaison"],
    access: "write",
    summary: "双人复核：把核对过的导入退回登记的人，写明原因",
    params: s.importIdParams,
    body: imports.reasonBody,
    output: imports.importSchema,
    status: 200,
  },
  "undo-import": {
    id: "undo-import",
    method: "POST",
    path: "/api/imports/{importId}/undo",
    callers: ["liaison"],
    access: "write",
    summary: "撤销已入账的导入；之后又被改动的贷款保留不动并列出",
    params: s.importIdParams,
    body: imports.reasonBody,
    output: imports.importSchema,
    status: 202,
  },
  "list-loans": {
    id: "list-loans",
    method: "GET",
    path: "/api/loans",
    callers: everyone,
    access: "read",
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
    summary: "一个农技协的贷款情况：按状态、即将到期、已过期",
    params: s.associationIdParams,
    query: z.object({ asOf: daySchema.optional() }),
    output: s.associationStandingSchema,
    status: 200,
  },
  "list-reports": {
    id: "list-reports",
    method: "GET",
    path: "/api/reports",
    callers: everyone,
    access: "read",
    summary: "已发布的月报",
    output: s.pageOf(s.publishedReportSchema),
    status: 200,
  },
  "read-report": {
    id: "read-report",
    method: "GET",
    path: "/api/reports/{month}",
    callers: everyone,
    access: "read",
    summary: "一个月的月报：.json（默认）或 .html",
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
  "list-journal": {
    id: "list-journal",
    method: "GET",
    path: "/api/journal",
    callers: ["supervisor", "auditor"],
    access: "read",
    summary: "流水账，按先后",
    query: z.object(pageQuery),
    output: s.pageOf(loans.journalBlockSchema),
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
    summary: "每月 1 日发布上月月报，补发遗漏的月份",
  },
} as const;

export type WorkerId = keyof typeof workers;
