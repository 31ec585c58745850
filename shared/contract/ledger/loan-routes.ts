import * as z from "zod";
import { readingSchema } from "#shared/contract/associations/reading-schemas.ts";
import { daySchema, pageQuery } from "#shared/contract/base/basic-schemas.ts";
import type { Route } from "#shared/contract/base/route.ts";
import * as s from "#shared/contract/schemas.ts";
import * as loans from "./loan-schemas.ts";

/** The routes of loans and of associations: a part of the one table of routes. */
export const loanRoutes = {
  "list-loans": {
    id: "list-loans",
    method: "GET",
    path: "/api/loans",
    callers: ["liaison", "association", "supervisor", "auditor"],
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
    callers: ["liaison", "association", "supervisor", "auditor"],
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
    callers: ["liaison", "association", "supervisor", "auditor"],
    access: "read",
    summary: "农技协及其贷款合计；农技协只见本会",
    output: s.pageOf(s.associationSchema),
    status: 200,
  },
  "read-association": {
    id: "read-association",
    method: "GET",
    path: "/api/associations/{associationId}",
    callers: ["liaison", "association", "supervisor", "auditor"],
    access: "read",
    notesReading: true,
    summary: "一个农技协的贷款情况：按状态、即将到期、已过期",
    params: s.associationIdParams,
    query: z.object({ asOf: daySchema.optional() }),
    output: s.associationStandingSchema,
    status: 200,
  },
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
} as const satisfies Record<string, Route>;
