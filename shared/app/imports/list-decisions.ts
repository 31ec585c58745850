import type { Person } from "#shared/domain/base/person.ts";
import { type Decision, type DecisionKind, holds } from "#shared/domain/imports/decision.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";

/**
 * A page of what the bank's people have decided and holds: a liaison's own bank, else the programme's. It may have fewer
 * than `limit` while more follow. Fails with `cursor-invalid`.
 */
export async function listDecisions(
  deps: Pick<Deps, "decisions" | "programme">,
  caller: Person,
  query: { kind: DecisionKind; limit: number; cursor?: string | undefined },
): Promise<Page<Decision>> {
  const bankId = caller.bankId ?? deps.programme.bank.bankId;
  const { items, cursor } = await deps.decisions.list(bankId, query.kind, query.limit, query.cursor);
  return { items: items.filter(holds), cursor };
}
