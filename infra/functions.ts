import { Duration } from "aws-cdk-lib";
import type { Route } from "#shared/contract/base/route.ts";
import { type RouteId, routes, type WorkerId, workers } from "#shared/contract/routes.ts";

/** Every function of the deployment: one for each route and each worker, and one for the pages. */
export type FunctionId = RouteId | WorkerId | "serve-pages";

/**
 * What a function may do beside reading items and partitions of the table, which all do that know people. To be told that
 * a file is missing is a right of its own (`…:list`): without it S3 answers as if reading it were forbidden.
 */
export type Need =
  | "table:batch"
  | "table:put"
  | "table:update"
  | "index:query"
  | "uploads:read"
  | "uploads:list"
  | "uploads:write"
  | "imports:read"
  | "imports:write"
  | "reports:read"
  | "reports:write"
  | "files:list"
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

const receiptNeeds = [
  "uploads:read",
  "uploads:list",
  "imports:read",
  "files:list",
  "files:offer",
] as const satisfies readonly Need[];
const correctionNeeds = ["table:batch", "table:put"] as const satisfies readonly Need[];

/** What each function needs besides; many need nothing. A test proves that each is used, and that no other is. */
export const needs: Partial<Record<FunctionId, readonly Need[]>> = {
  "read-cockpit": ["table:batch"],
  "read-progress-book": ["table:batch"],
  "list-loans": ["table:batch"],
  "sum-loans": ["table:batch"],
  "read-loan": ["table:batch"],
  "read-association": ["table:batch"],
  "verify-ledger": ["table:batch"],

  "announce-import": ["table:put", "uploads:write"],
  "reopen-upload": ["uploads:write"],
  "list-imports": ["table:batch"],
  "list-import-rows": ["imports:read", "files:list"],
  "summarise-import-rows": ["imports:read", "files:list"],
  "read-receipt": receiptNeeds,
  "read-failed-rows": receiptNeeds,
  "list-import-questions": ["table:batch", "imports:read"],
  "answer-questions": ["table:batch", "table:put", "imports:read"],
  "map-import": ["table:batch", "table:put", "checks:send"],
  "commit-import": ["table:put", "posts:send"],
  "cancel-import": ["table:put"],
  "send-back-import": ["table:put"],
  "undo-import": ["table:put", "posts:send"],

  "raise-correction": correctionNeeds,
  "answer-correction": correctionNeeds,
  "reopen-correction": correctionNeeds,
  "close-correction": correctionNeeds,
  "read-correction": ["table:batch"],
  "list-corrections": ["table:batch", "index:query"],

  "change-settings": ["table:put"],
  "change-person": ["table:put", "table:update"],
  "remove-person": ["table:put", "table:update"],

  "list-reports": ["table:batch"],
  "list-report-corrections": ["reports:read", "files:list"],
  "read-report": ["reports:read", "files:list"],
  "publish-report": ["table:batch", "table:put", "reports:read", "reports:write", "files:list"],
  "decide-delivery": ["table:put"],

  "check-import": [
    "table:batch",
    "table:put",
    "uploads:read",
    "uploads:list",
    "imports:write",
    "checks:send",
    "identity-key:read",
  ],
  "post-import": [
    "table:batch",
    "table:put",
    "table:update",
    "imports:read",
    "imports:write",
    "files:list",
    "posts:send",
  ],
  "publish-due-reports": [
    "table:batch",
    "table:put",
    "reports:read",
    "reports:write",
    "files:list",
    "smtp:read",
  ],
  "watch-ledger": ["table:batch"],
  "mail-due-reports": ["table:put", "reports:read", "files:list", "smtp:read"],
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
  watch: Duration.minutes(15),
} as const;
