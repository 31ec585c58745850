import { groupsOf, unattributed, unattributedName } from "#shared/domain/ledger/attribution.ts";
import type { Loan } from "#shared/domain/ledger/loan.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** A loan with the names of its association and county. */
export type NamedLoan = { loan: Loan; associationName: string; countyName: string };

/** Adds to loans the names of their codes; a code without a name is shown itself. `known` need not be looked up. */
export async function nameLoans(
  deps: Pick<Deps, "associations" | "programme">,
  loans: readonly Loan[],
  known?: Association,
): Promise<NamedLoan[]> {
  const ids = [...new Set(loans.map(({ facts }) => groupsOf(facts).associationId))];
  const found = await Promise.all(
    ids.map((id) =>
      id === known?.associationId ? known : id === unattributed ? undefined : deps.associations.get(id),
    ),
  );
  const names = new Map(found.flatMap((one) => (one === undefined ? [] : [[one.associationId, one.name]])));
  return loans.map((loan) => {
    const { associationId, countyCode } = groupsOf(loan.facts);
    return {
      loan,
      associationName: names.get(associationId) ?? nameOfCode(associationId),
      countyName: countyNameOf(deps, countyCode),
    };
  });
}

/** Shown where a code of an association or county has no name: the code, or that none is known. */
export function nameOfCode(code: string): string {
  return code === unattributed ? unattributedName : code;
}

/** The name of a county of the programme, or its code. */
export function countyNameOf(deps: Pick<Deps, "programme">, countyCode: string): string {
  return deps.programme.counties.find(({ code }) => code === countyCode)?.name ?? nameOfCode(countyCode);
}
