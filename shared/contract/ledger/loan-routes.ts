import type { Route } from "#shared/contract/base/route.ts";
import { pageOf } from "#shared/contract/base/shared-schemas.ts";
import * as loans from "./loan-schemas.ts";

/** The routes of loans: a part of the one table of routes. */
export const loanRoutes = {
  "list-loans": {
    id: "list-loans",
    method: "GET",
    path: "/api/loans",
    callers: ["liaison", "association", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    notesReading: true,
    summary: "贷款台账，按农技协、县、月份、状态筛选",
    query: loans.loansQuery,
    output: pageOf(loans.loanSchema),
    status: 200,
  },
  "find-loans": {
    id: "find-loans",
    method: "POST",
    path: "/api/loans/find",
    callers: ["liaison", "association", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    notesReading: true,
    onlyLooks: true,
    summary:
      "按借据号、借款人姓名或证件后四位查找贷款，可排序；查找范围为符合条件的前两万笔，完整的借据号不限",
    body: loans.findLoansBody,
    output: loans.foundLoansSchema,
    status: 200,
  },
  "read-loan": {
    id: "read-loan",
    method: "GET",
    path: "/api/loan",
    callers: ["liaison", "association", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    notesReading: true,
    summary: "一笔贷款及其全部变更",
    query: loans.loanQuery,
    output: loans.loanWithHistorySchema,
    status: 200,
  },
} as const satisfies Record<string, Route>;
