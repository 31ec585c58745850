import type { RouteOutput } from "#shared/contract/routes.ts";

/** An association as lists show it. */
export type AssociationRow = RouteOutput<"list-associations">["items"][number];
