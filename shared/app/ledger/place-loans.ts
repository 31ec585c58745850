import type { Loan, LoanKey } from "#shared/domain/ledger/loan.ts";
import { placedAt, presentIds } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { loansReadMax } from "#shared/ports/ledger/ledger.ts";
import { attributionPoster } from "./post-attributions.ts";

type PlaceDeps = Pick<Deps, "associations" | "ledger" | "sha256" | "now" | "newId" | "pause">;

/**
 * Moves loans to what their association is part of now, under one change; returns how many moved. A loan that is there
 * already costs nothing.
 */
export async function placeLoans(
  deps: PlaceDeps,
  keys: readonly LoanKey[],
  by: string,
  changeId?: string,
): Promise<number> {
  if (keys.length === 0) return 0;
  const presentIdOf = presentIds(await deps.associations.list());
  const post = attributionPoster(deps, { changeId, by });
  let moved = 0;
  for (let start = 0; start < keys.length; start += loansReadMax) {
    const states = await deps.ledger.readLoans(keys.slice(start, start + loansReadMax).map(loanKeyOf));
    const displaced = states.filter(
      ({ facts }) => facts !== undefined && placedAt(presentIdOf, facts) !== facts,
    );
    if (displaced.length === 0) continue;
    moved += await post(
      displaced.map((loan) => ({ loan, next: (facts: Loan["facts"]) => placedAt(presentIdOf, facts) })),
    );
  }
  return moved;
}

function loanKeyOf({ bankId, loanNo }: LoanKey): LoanKey {
  return { bankId, loanNo };
}
