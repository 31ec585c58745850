import { verifySchema } from "#shared/contract/audit/verify-schemas.ts";
import type { Route } from "#shared/contract/base/route.ts";
import { deferredParams } from "#shared/contract/base/shared-schemas.ts";
import * as loans from "#shared/contract/ledger/loan-schemas.ts";
import { exportBody } from "./export-schemas.ts";

/** The routes by which the ledger is looked into: a part of the one table of routes. */
export const auditRoutes = {
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
  "export-list": {
    id: "export-list",
    method: "POST",
    path: "/api/exports",
    callers: ["liaison", "association", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    notesReading: true,
    bodyBytesMax: 256 * 1024,
    mayBeDeferred: true,
    summary: "把名单导出为 .xlsx：所列的行和列，姓名按身份打码，最多两万行；记入查看记录",
    body: exportBody,
    status: 200,
  },
  "read-deferred": {
    id: "read-deferred",
    method: "GET",
    path: "/api/deferred/{deferredId}",
    callers: ["liaison", "association", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    summary: "来不及当场答复的文件或结果：做好后就是原来的答复，此前是它的状态；只有原来请求的人能取",
    params: deferredParams,
    status: 200,
  },
  "verify-ledger": {
    id: "verify-ledger",
    method: "GET",
    path: "/api/verify",
    callers: ["liaison", "supervisor", "auditor"],
    access: "read",
    summary: "由流水账重算全部合计并核对",
    output: verifySchema,
    status: 200,
  },
} as const satisfies Record<string, Route>;
