import type { RouteId } from "#shared/contract/routes.ts";
import { type ServiceId, services } from "#shared/http/services.ts";

const heavyServices: readonly ServiceId[] = [
  "associations-books",
  "audit-read",
  "imports-receipts",
  "imports-registers",
  "imports-rows",
  "imports-write",
  "reports-making",
  "reports-read",
];
const otherRoutes: readonly RouteId[] = [
  "find-loans",
  "preview-settings",
  "read-member-coverage",
  "read-progress-book",
  "read-template",
];

/** The routes that may take long: that read whole books, registers or ledgers, or make documents. */
export const heavyRoutes: ReadonlySet<RouteId> = new Set([
  ...heavyServices.flatMap((id) => services[id].endpoints.map((endpoint) => endpoint.id)),
  ...otherRoutes,
]);
