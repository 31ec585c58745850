import type { AttributeDeps } from "#shared/app/imports/attribute-loans.ts";
import { type Attribution, attributionPoster } from "#shared/app/ledger/post-attributions.ts";
import { keepSnapshot } from "#shared/app/progress/keep-snapshot.ts";
import { type Decider, isDisputed } from "#shared/domain/associations/disputed.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Loan, LoanFacts } from "#shared/domain/ledger/loan.ts";
import { isInScope, loanScopeOf } from "#shared/domain/ledger/loan-scope.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { disputedAmong } from "./disputed-loans.ts";

/**
 * Settles loans whose association differs from their borrower's in the register, each with an entry in the journal;
 * later books do not change that. A loan that is no longer disputed is left alone. Fails with `loan-unknown` when the
 * ledger lacks one of them or the caller may not see it.
 */
export async function settleDisputes(
  deps: AttributeDeps,
  caller: Person,
  {
    by: decider,
    loans: keys,
  }: { by: Decider; loans: readonly { bankId?: string | undefined; loanNo: string }[] },
): Promise<{ settled: number }> {
  const { bankId: programmeBank } = deps.programme.bank;
  const states = await deps.ledger.readLoans(
    keys.map(({ bankId = programmeBank, loanNo }) => ({ bankId, loanNo })),
  );
  const scope = loanScopeOf(caller, deps.programme);
  const loans = states.filter(
    (state): state is Loan => state.facts !== undefined && isInScope(scope, { ...state, facts: state.facts }),
  );
  if (loans.length < keys.length) throw new LedgerFailure("loan-unknown");
  const disputed = await disputedAmong(deps, caller, loans, await deps.associations.list());
  const settled = await attributionPoster(deps, { by: caller.subject })(
    disputed.map(
      ({ loan, registered }): Attribution => ({
        loan,
        next: (facts) =>
          decider === "ledger" ? asItStands(facts, registered) : asRegistered(facts, registered),
      }),
    ),
  );
  if (settled > 0) await keepSnapshot(deps);
  return { settled };
}

function asItStands(facts: LoanFacts, registered: Association): LoanFacts | undefined {
  if (!isDisputed(facts, registered.associationId)) return undefined;
  return { ...facts, associationSource: "settled" };
}

/** The loan under the register's association, and in its county unless a book stated another one. */
function asRegistered(facts: LoanFacts, { associationId, countyCode }: Association): LoanFacts | undefined {
  if (!isDisputed(facts, associationId)) return undefined;
  const { associationOrigin: _, ...rest } = facts;
  const isCountyStated = facts.countyCode !== undefined && facts.countySource !== "association";
  const county = isCountyStated ? {} : { countyCode, countySource: "association" as const };
  return { ...rest, ...county, associationId, associationSource: "settled" };
}
