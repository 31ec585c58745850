import type { RouteOutput } from "#shared/contract/routes.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import { unattributed, unattributedName } from "#shared/domain/ledger/attribution.ts";
import { type ApiClient, callJson } from "./api-client.ts";

/** What the members of an association and itself were lent; the last line may be of loans without one. */
export type AssociationProgress = {
  associationId: string;
  name: string;
  countyName: string;
  loanCount: number;
  disbursedFen: number;
};

/** The programme's progress by association, the largest first, and what is not attributed behind: all of it adds up. */
export async function progressByAssociation(
  client: ApiClient,
  progress: RouteOutput<"read-progress">,
): Promise<AssociationProgress[]> {
  const { items } = await callJson<RouteOutput<"list-associations">>(client, "list-associations");
  const lines = items.map(({ associationId, name, countyName, loanCount, disbursedFen }) => ({
    associationId,
    name,
    countyName,
    loanCount,
    disbursedFen,
  }));
  lines.sort((a, b) => b.disbursedFen - a.disbursedFen || textOrder(a.name, b.name));
  const rest = { associationId: unattributed, name: unattributedName, countyName: "" };
  return progress.unattributed.loanCount === 0 ? lines : [...lines, { ...rest, ...progress.unattributed }];
}
