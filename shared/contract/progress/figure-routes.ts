import * as z from "zod";
import { daySchema } from "#shared/contract/base/basic-schemas.ts";
import type { Route } from "#shared/contract/base/route.ts";
import { loansSumQuery, loansSumSchema } from "#shared/contract/ledger/loan-schemas.ts";
import { bookParts } from "#shared/domain/progress/progress-book/book-parts.ts";
import { cockpitSchema } from "./cockpit-schemas.ts";
import { progressSchema } from "./progress-schemas.ts";

/** The routes of the programme's figures: a part of the one table of routes. */
export const figureRoutes = {
  "read-progress": {
    id: "read-progress",
    method: "GET",
    path: "/api/progress",
    callers: ["liaison", "association", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    summary: "总进度：累计发放、占目标比例、序时进度、计划和预测，按县、类型、月份；县级科协只看本县",
    query: z.object({ asOf: daySchema.optional() }),
    output: progressSchema,
    status: 200,
  },
  "read-progress-book": {
    id: "read-progress-book",
    method: "GET",
    path: "/api/progress.xlsx",
    callers: ["liaison", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    summary: "各图表的数据表：一部分或全部，元与万元两列，合计相符",
    query: z.object({ part: z.enum(bookParts).optional(), asOf: daySchema.optional() }),
    status: 200,
  },
  "read-cockpit": {
    id: "read-cockpit",
    method: "GET",
    path: "/api/cockpit",
    callers: ["liaison", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    summary: "总进度以外的看板数据：农技协覆盖、贷款质量、建档立卡户、各银行发放和数据新旧；县级科协只看本县",
    query: z.object({ asOf: daySchema.optional() }),
    output: cockpitSchema,
    status: 200,
  },
  "sum-loans": {
    id: "sum-loans",
    method: "GET",
    path: "/api/loan-sum",
    callers: ["liaison", "association", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    notesReading: true,
    summary: "与贷款台账相同筛选条件下的合计",
    query: loansSumQuery,
    output: loansSumSchema,
    status: 200,
  },
} as const satisfies Record<string, Route>;
