import { type Banks, banksOf } from "#shared/domain/base/bank.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { PersonPlace, Role } from "#shared/domain/base/person.ts";
import { placedAt, presentIds } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What somebody is to be, as it is asked for. */
export type PlaceAsked = {
  role: Role;
  associationId?: string | undefined;
  countyCode?: string | undefined;
  bankId?: string | undefined;
  branchIds?: readonly string[] | undefined;
};

/**
 * Where a person of a role belongs: `association` and `county-supervisor` to the one given; `liaison` to a bank, the
 * programme's unless one is given, or to some of its branches. Fails with `association-unknown`, and with
 * `input-invalid` for an unknown county, bank or branch.
 */
export async function personPlace(
  deps: Pick<Deps, "associations" | "programme">,
  asked: PlaceAsked,
): Promise<PersonPlace> {
  const { role, associationId, countyCode } = asked;
  if (role === "liaison") return { role, ...bankPlace(deps.programme, asked) };
  if (role === "county-supervisor") {
    const isKnown = deps.programme.counties.some(({ code }) => code === countyCode);
    if (!isKnown) throw new LedgerFailure("input-invalid", { fields: ["县（市、区）（countyCode）"] });
    return { role, countyCode };
  }
  if (role !== "association") return { role };
  const listed = await deps.associations.list();
  const association = listed.find((one) => one.associationId === associationId);
  if (association === undefined) throw new LedgerFailure("association-unknown");
  return { role, ...placedAt(presentIds(listed), { associationId }) };
}

function bankPlace(
  programme: Banks,
  { bankId = programme.bank.bankId, branchIds = [] }: PlaceAsked,
): Pick<PersonPlace, "bankId" | "branchIds"> {
  const bank = banksOf(programme).find((one) => one.bankId === bankId);
  if (bank === undefined) throw new LedgerFailure("input-invalid", { fields: ["银行（bankId）"] });
  if (branchIds.length === 0) return { bankId };
  const known = new Set(bank.branches?.map(({ branchId }) => branchId));
  if (!branchIds.every((branchId) => known.has(branchId))) {
    throw new LedgerFailure("input-invalid", { fields: ["支行（branchIds）"] });
  }
  return { bankId, branchIds: [...new Set(branchIds)] };
}
