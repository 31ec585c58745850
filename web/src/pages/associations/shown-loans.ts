import type { RouteOutput } from "#shared/contract/routes.ts";
import { maturingDays } from "#shared/domain/associations/portfolio.ts";
import { addDays } from "#shared/domain/base/day.ts";
import { borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { statedStatuses } from "#shared/domain/ledger/loan-status.ts";
import type { RouteCall } from "../../api/fetch-route.ts";

type Association = Pick<RouteOutput<"read-association">, "asOf" | "byStatus" | "byBorrowerType">;

/** Which of an association's loans are shown: what one calls them, and the query that lists them. */
export type ShownLoans = { name: string; query: NonNullable<RouteCall<"list-loans">["query"]> };

/** The loans that a page's query asks for: `status=overdue`, `type=member`, `due=30` or `due=past`; all of them without. */
export function shownLoans(
  query: URLSearchParams,
  { asOf, byStatus, byBorrowerType }: Association,
): ShownLoans | undefined {
  const status = statedStatuses.find((one) => one === query.get("status"));
  if (status !== undefined) {
    return { name: byStatus.find((line) => line.status === status)?.name ?? status, query: { status } };
  }
  const borrowerType = borrowerTypes.find((one) => one === query.get("type"));
  if (borrowerType !== undefined) {
    const name = byBorrowerType.find((line) => line.type === borrowerType)?.name ?? borrowerType;
    return { name, query: { borrowerType } };
  }
  const withinDays = maturingDays.find((days) => String(days) === query.get("due"));
  if (withinDays !== undefined) {
    const due = { dueFrom: asOf, dueUntil: addDays(asOf, withinDays) };
    return { name: `${withinDays} 天内到期`, query: { ...due, measure: "outstanding" } };
  }
  if (query.get("due") !== "past") return undefined;
  return { name: "已过到期日未还清", query: { dueUntil: addDays(asOf, -1), measure: "outstanding" } };
}
