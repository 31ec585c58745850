import { Duration } from "aws-cdk-lib";
import type { Route } from "#shared/contract/route.ts";
import { type RouteId, routes, type WorkerId, workers } from "#shared/contract/routes.ts";

/** Every function of the deployment: one for each route and each worker, and one for the pages. */
export type FunctionId = RouteId | WorkerId | "serve-pages";

/** What a function may touch beside the table. */
export type Need =
  | "uploads:read"
  | "uploads:write"
  | "files:read"
  | "files:write"
  | "files:offer"
  | "checks:send"
  | "posts:send"
  | "identity-key:read"
  | "smtp:read";

/** The ids of all functions; each is the name of a folder below `functions/`. */
export const functionIds: readonly FunctionId[] = [
  ...Object.values(routes).map(({ id }) => id),
  ...Object.values(workers).map(({ id }) => id),
  "serve-pages",
];

/** What a function does to the table: those that anyone may call never touch it. */
export function tableAccess(id: FunctionId): "none" | "read" | "write" {
  if (id === "serve-pages") return "none";
  const { access, ...one } = { ...routes, ...workers }[id];
  return "callers" in one && one.callers === "anyone" ? "none" : access;
}

/** Whether a function that reads may write that an association's data was looked at. */
export function mayNoteReadings(id: FunctionId): boolean {
  const table: Partial<Record<FunctionId, Route>> = routes;
  return table[id]?.notesReading === true;
}

/** What each function needs beside the table; most need nothing. */
export const needs: Partial<Record<FunctionId, readonly Need[]>> = {
  "announce-import": ["uploads:write"],
  "reopen-upload": ["uploads:write"],
  "list-import-rows": ["files:read"],
  "summarise-import-rows": ["files:read"],
  "read-receipt": ["uploads:read", "files:read", "files:offer"],
  "read-failed-rows": ["uploads:read", "files:read", "files:offer"],
  "list-import-questions": ["files:read"],
  "answer-questions": ["files:read"],
  "map-import": ["checks:send"],
  "commit-import": ["posts:send"],
  "undo-import": ["posts:send"],
  "list-report-corrections": ["files:read"],
  "read-report": ["files:read"],
  "publish-report": ["files:read", "files:write"],
  "check-import": ["uploads:read", "files:write", "checks:send", "identity-key:read"],
  "post-import": ["files:read", "files:write", "posts:send"],
  "publish-due-reports": ["files:read", "files:write", "smtp:read"],
  "mail-due-reports": ["files:read", "smtp:read"],
};

/** The functions that take a bank's file apart to write about it: they have a worker beside them and more memory. */
export const receiptMakers: readonly FunctionId[] = ["read-receipt", "read-failed-rows"];

/** The functions that make reports: the renderer of their charts and its font lie beside them. */
export const reportMakers: readonly FunctionId[] = ["publish-report", "publish-due-reports"];

/** How long the functions may run: an HTTP API waits 30 seconds at most. */
export const timeouts = {
  route: Duration.seconds(29),
  check: Duration.minutes(5),
  post: Duration.minutes(15),
  reports: Duration.minutes(5),
} as const;
