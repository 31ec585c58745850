import type { RouteOutput } from "#shared/contract/routes.ts";

/** A member as lists show them. */
export type MemberRow = RouteOutput<"list-members">["items"][number];
