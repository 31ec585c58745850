import type * as z from "zod";
import { associationRoutes } from "./associations/association-routes.ts";
import { auditRoutes } from "./audit/audit-routes.ts";
import type { Route } from "./base/route.ts";
import { correctionRoutes } from "./corrections/correction-routes.ts";
import { importRoutes } from "./imports/import-routes.ts";
import { registerRoutes } from "./imports/register-routes.ts";
import { loanRoutes } from "./ledger/loan-routes.ts";
import { entryRoutes } from "./people/entry-routes.ts";
import { peopleRoutes } from "./people/people-routes.ts";
import { serviceRoutes } from "./programme/service-routes.ts";
import { settingsRoutes } from "./programme/settings-routes.ts";
import { figureRoutes } from "./progress/figure-routes.ts";
import { assessmentRoutes } from "./reports/assessment-routes.ts";
import { mailingRoutes } from "./reports/mailing-routes.ts";
import { reportRoutes } from "./reports/report-routes.ts";

/** The one table of routes. Each part is a module, so that a function loads only its own schemas. */
export const routes = {
  ...serviceRoutes,
  ...figureRoutes,
  ...importRoutes,
  ...registerRoutes,
  ...peopleRoutes,
  ...entryRoutes,
  ...loanRoutes,
  ...associationRoutes,
  ...correctionRoutes,
  ...reportRoutes,
  ...settingsRoutes,
  ...mailingRoutes,
  ...assessmentRoutes,
  ...auditRoutes,
} as const satisfies Record<string, Route>;

export type RouteId = keyof typeof routes;

/** The parsed input of a route, as its use case is given it: its path parameters, query and body. */
export type RouteInput<Id extends RouteId> = {
  params: Parsed<Id, "params">;
  query: Parsed<Id, "query">;
  body: Parsed<Id, "body">;
};

/** The JSON body that a caller sends a route. */
export type RouteBody<Id extends RouteId> = Sent<Id, "body">;

/** What a route answers with, as JSON. */
export type RouteOutput<Id extends RouteId> = Sent<Id, "output">;

/** What an operation gives for that answer; the route's schema makes JSON of it, and leaves out what it does not name. */
export type RouteAnswer<Id extends RouteId> = Given<Parsed<Id, "output">>;

type Part = "params" | "query" | "body" | "output";
type Parsed<Id extends RouteId, P extends Part> =
  (typeof routes)[Id] extends Record<P, infer Schema extends z.ZodType> ? z.output<Schema> : undefined;
type Sent<Id extends RouteId, P extends Part> =
  (typeof routes)[Id] extends Record<P, infer Schema extends z.ZodType> ? z.input<Schema> : undefined;
type Given<Value> = { readonly [Key in keyof Value]: Given<Value[Key]> };

/** Work that no route does: in the cloud each is a function, self-hosted a part of the process. */
export const workers = {
  "check-import": { id: "check-import", trigger: "queue", access: "write", summary: "核对上传的文件" },
  "post-import": { id: "post-import", trigger: "queue", access: "write", summary: "分批记入台账" },
  "publish-due-reports": {
    id: "publish-due-reports",
    trigger: "schedule and queue",
    access: "write",
    summary:
      "生成来不及当场答复的文件和月报；每小时查看一次：到了设定的日期和钟点，发布上月月报，补发遗漏的月份，并寄出",
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
