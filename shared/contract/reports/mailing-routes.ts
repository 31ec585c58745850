import type { Route } from "#shared/contract/base/route.ts";
import { reportMonthParams } from "#shared/contract/reports/report-schemas.ts";
import { decideDeliveryBody, mailingSchema, reportOutsideSchema } from "./mailing-schemas.ts";

/** The routes about the mails that published reports go out with: a part of the one table of routes. */
export const mailingRoutes = {
  "read-mailing": {
    id: "read-mailing",
    method: "GET",
    path: "/api/reports/{month}/mailing",
    callers: ["supervisor", "auditor"],
    access: "read",
    summary: "一期月报的发送情况：逐个收件人的状态，以及有没有时间戳",
    params: reportMonthParams,
    output: reportOutsideSchema,
    status: 200,
  },
  "decide-delivery": {
    id: "decide-delivery",
    method: "POST",
    path: "/api/reports/{month}/mailing",
    callers: ["supervisor"],
    access: "write",
    summary: "处理结果不明或未被接收的邮件：对方已收到，或再发一次",
    params: reportMonthParams,
    body: decideDeliveryBody,
    output: mailingSchema,
    status: 200,
  },
} as const satisfies Record<string, Route>;
