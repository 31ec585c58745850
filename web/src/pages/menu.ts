import { type RouteId, type RouteOutput, routes } from "#shared/contract/routes.ts";

type Role = RouteOutput<"read-me">["role"];

/** An entry of the menu: the first part of its hash route, its name, and the API route that it needs. */
export type MenuEntry = { part: string; name: string; needs: RouteId; notFor?: Role; onlyFor?: Role };

const entries: readonly MenuEntry[] = [
  { part: "cockpit", name: "驾驶舱", needs: "read-cockpit" },
  { part: "progress", name: "进度", needs: "read-progress" },
  { part: "imports", name: "导入", needs: "list-imports" },
  { part: "my-association", name: "我的农技协", needs: "read-association", onlyFor: "association" },
  { part: "members", name: "会员", needs: "list-members", onlyFor: "association" },
  { part: "loans", name: "台账", needs: "list-loans", notFor: "association" },
  { part: "associations", name: "农技协", needs: "list-associations", notFor: "association" },
  { part: "corrections", name: "更正申请", needs: "list-corrections" },
  { part: "reports", name: "月报", needs: "list-reports" },
  { part: "assessment", name: "考核", needs: "read-assessment" },
  { part: "verify", name: "核对", needs: "verify-ledger" },
  { part: "journal", name: "流水", needs: "list-journal" },
  { part: "readings", name: "查阅记录", needs: "list-readings", notFor: "association" },
  { part: "people", name: "人员", needs: "list-people" },
  { part: "settings", name: "设置", needs: "read-settings" },
];

/** The menu of a role: what its people may call, as the table of routes says. */
export function menuOf(role: Role): readonly MenuEntry[] {
  return entries.filter(
    ({ needs, notFor, onlyFor }) =>
      mayCall(role, needs) && notFor !== role && (onlyFor === undefined || onlyFor === role),
  );
}

/** Tells whether people of a role may call a route. */
export function mayCall(role: Role, id: RouteId): boolean {
  const { callers } = routes[id];
  return callers === "anyone" || callers.some((caller) => caller === role);
}
