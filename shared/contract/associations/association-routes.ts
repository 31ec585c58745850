import * as z from "zod";
import {
  associationSchema,
  associationStandingSchema,
  associationStepBody,
  registeredAssociationSchema,
} from "#shared/contract/associations/association-schemas.ts";
import { memberSchema, registerChangeSchema } from "#shared/contract/associations/member-schemas.ts";
import { daySchema, pageQuery } from "#shared/contract/base/basic-schemas.ts";
import type { Route } from "#shared/contract/base/route.ts";
import { associationIdParams, pageOf } from "#shared/contract/base/shared-schemas.ts";
import { readingSchema } from "#shared/contract/people/reading-schemas.ts";

/** The routes of associations: a part of the one table of routes. */
export const associationRoutes = {
  "list-associations": {
    id: "list-associations",
    method: "GET",
    path: "/api/associations",
    callers: ["liaison", "association", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    summary: "农技协及其贷款合计；农技协只见本会",
    output: pageOf(associationSchema),
    status: 200,
  },
  "read-association": {
    id: "read-association",
    method: "GET",
    path: "/api/associations/{associationId}",
    callers: ["liaison", "association", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    notesReading: true,
    summary: "一个农技协的贷款情况：按状态、即将到期、已过期",
    params: associationIdParams,
    query: z.object({ asOf: daySchema.optional() }),
    output: associationStandingSchema,
    status: 200,
  },
  "change-association": {
    id: "change-association",
    method: "POST",
    path: "/api/associations/{associationId}",
    callers: ["supervisor", "county-supervisor"],
    access: "write",
    summary: "确认、改名、加别名、停用或恢复一个农技协，原名称留作别名",
    params: associationIdParams,
    body: associationStepBody,
    output: registeredAssociationSchema,
    status: 200,
  },
  "list-register-changes": {
    id: "list-register-changes",
    method: "GET",
    path: "/api/registers/changes",
    callers: ["supervisor", "auditor"],
    access: "read",
    summary: "名册的改动：谁、何时、为何，最近的在前",
    query: z.object(pageQuery),
    output: pageOf(registerChangeSchema),
    status: 200,
  },
  "list-members": {
    id: "list-members",
    method: "GET",
    path: "/api/associations/{associationId}/members",
    callers: ["association", "supervisor", "county-supervisor"],
    access: "read",
    summary: "一个农技协的会员名册；农技协只见本会",
    params: associationIdParams,
    query: z.object(pageQuery),
    output: pageOf(memberSchema),
    status: 200,
  },
  "list-readings": {
    id: "list-readings",
    method: "GET",
    path: "/api/associations/{associationId}/readings",
    callers: ["association", "supervisor", "auditor", "county-supervisor"],
    access: "read",
    summary: "谁看过一个农技协的数据，最近的在前；农技协只见本会",
    params: associationIdParams,
    query: z.object(pageQuery),
    output: pageOf(readingSchema),
    status: 200,
  },
} as const satisfies Record<string, Route>;
