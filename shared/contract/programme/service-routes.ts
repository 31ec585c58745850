import * as z from "zod";
import type { Route } from "#shared/contract/base/route.ts";
import {
  healthSchema,
  meSchema,
  programmeSchema,
  signInSchema,
} from "#shared/contract/programme/service-schemas.ts";

/** The routes by which a client finds out where it is and who asks: a part of the one table of routes. */
export const serviceRoutes = {
  "read-health": {
    id: "read-health",
    method: "GET",
    path: "/api/health",
    callers: "anyone",
    access: "read",
    summary: "服务是否正常、版本和存储方式",
    output: healthSchema,
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
    output: signInSchema,
    status: 200,
  },
  "read-me": {
    id: "read-me",
    method: "GET",
    path: "/api/me",
    callers: ["liaison", "association", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    summary: "当前用户的身份和权限",
    output: meSchema,
    status: 200,
  },
  "read-programme": {
    id: "read-programme",
    method: "GET",
    path: "/api/programme",
    callers: ["liaison", "association", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    summary: "合作项目的名称、目标、期限和县（市、区）",
    output: programmeSchema,
    status: 200,
  },
} as const satisfies Record<string, Route>;
