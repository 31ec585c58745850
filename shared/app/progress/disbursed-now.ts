import type { Fen } from "#shared/domain/base/money.ts";
import { programmeKey } from "#shared/domain/ledger/totals.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** The programme's cumulative disbursement as the ledger has it now. */
export async function disbursedFenNow(deps: Pick<Deps, "ledger">): Promise<Fen> {
  const [total] = await deps.ledger.totals(programmeKey);
  return total?.measures.disbursedFen ?? 0n;
}
