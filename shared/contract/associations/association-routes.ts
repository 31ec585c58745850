import * as z from "zod";
import {
  associationSchema,
  associationStandingSchema,
} from "#shared/contract/associations/association-schemas.ts";
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
    callers: ["liaison", "association", "supervisor", "auditor"],
    access: "read",
    summary: "农技协及其贷款合计；农技协只见本会",
    output: pageOf(associationSchema),
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
    params: associationIdParams,
    query: z.object({ asOf: daySchema.optional() }),
    output: associationStandingSchema,
    status: 200,
  },
  "list-readings": {
    id: "list-readings",
    method: "GET",
    path: "/api/associations/{associationId}/readings",
    callers: ["association", "supervisor", "auditor"],
    access: "read",
    summary: "谁看过一个农技协的数据，最近的在前；农技协只见本会",
    params: associationIdParams,
    query: z.object(pageQuery),
    output: pageOf(readingSchema),
    status: 200,
  },
} as const satisfies Record<string, Route>;
