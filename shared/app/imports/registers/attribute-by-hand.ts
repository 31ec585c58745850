import { type AttributeDeps, attributedFacts, attributeLoans } from "#shared/app/imports/attribute-loans.ts";
import {
  type AttributedBy,
  type Attribution,
  attributionPoster,
} from "#shared/app/ledger/post-attributions.ts";
import { seenAssociation } from "#shared/app/ledger/seen-association.ts";
import { keepSnapshot } from "#shared/app/progress/keep-snapshot.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Loan, LoanState, StatedFacts } from "#shared/domain/ledger/loan.ts";
import { isInScope, loanScopeOf } from "#shared/domain/ledger/loan-scope.ts";
import { placedAt, presentIds } from "#shared/domain/people/merged.ts";

/**
 * Attributes loans without an association to one, each with an entry in the journal; returns how many, including those
 * of the same customers that follow. A loan that has an association by now is left alone. Fails with
 * `association-unknown`, and with `loan-unknown` when the ledger lacks one of them or the caller may not see it.
 */
export async function attributeByHand(
  deps: AttributeDeps,
  caller: Person,
  {
    associationId,
    loans: keys,
    changeId = deps.newId(),
    isSeen = (loan) => isInScope(loanScopeOf(caller, deps.programme), loan),
  }: {
    associationId: string;
    loans: readonly { bankId?: string | undefined; loanNo: string }[];
    /** The change that the journal names as the reason, such as a claim; a new one if absent. */
    changeId?: string | undefined;
    /** Which loans are the caller's to see, where something opens more than those of the caller's own. */
    isSeen?: ((loan: Loan) => boolean) | undefined;
  },
): Promise<{ attributed: number }> {
  const association = await seenAssociation(deps, caller, associationId);
  const told: StatedFacts = placedAt(presentIds(await deps.associations.list()), {
    associationId,
    associationSource: "hand",
    countyCode: association.countyCode,
    countySource: "association",
  });
  const { bankId: programmeBank } = deps.programme.bank;
  const states = await deps.ledger.readLoans(
    keys.map(({ bankId = programmeBank, loanNo }) => ({ bankId, loanNo })),
  );
  const attributions: Attribution[] = states.flatMap((state) =>
    state.facts === undefined || !isSeen({ ...state, facts: state.facts })
      ? []
      : [
          {
            loan: state,
            next: (facts) => attributedFacts(facts, told),
          },
        ],
  );
  if (attributions.length < keys.length) throw new LedgerFailure("loan-unknown");
  const by = { changeId, by: caller.subject };
  const attributed = await attributionPoster(deps, by)(attributions);
  if (attributed > 0) await keepSnapshot(deps);
  return { attributed: attributed + (await attributeCustomers(deps, states, by)) };
}

/** Attributes the other loans of the same customers too, where only the bank's customer number identifies them. */
async function attributeCustomers(
  deps: AttributeDeps,
  states: readonly LoanState[],
  by: AttributedBy,
): Promise<number> {
  const isOfSome = states.some(({ facts }) => facts?.customerNo !== undefined);
  return isOfSome ? attributeLoans(deps, by) : 0;
}
