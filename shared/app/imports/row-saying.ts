import type { AssociationFinder } from "#shared/app/associations/association-finder.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { PresumedFacts, ReadRow } from "#shared/domain/imports/reading/row-facts.ts";
import type { ToldFacts } from "#shared/domain/ledger/loan.ts";
import type { RowSaying } from "#shared/domain/ledger/plan-change.ts";
import type { Deps } from "#shared/ports/deps.ts";

/**
 * What an accepted row says of its loan: identifying numbers as keyed hashes, associations by id. `undefined` where it
 * names an association that the register does not have and no county to enter it under.
 */
export async function rowSaying(
  deps: Pick<Deps, "identityHash">,
  idOf: AssociationFinder["idOf"],
  row: Extract<ReadRow, { kind: "loan" }>,
  dataOn: Day | undefined,
): Promise<RowSaying | undefined> {
  const { loanNo: _, identity, associationName: name, associationCode: code, ...facts } = row.facts;
  const countyCode = facts.countyCode ?? row.presumed?.countyCode;
  const associationId = name === undefined ? undefined : idOf({ name, code, countyCode });
  if (name !== undefined && associationId === undefined) return undefined;
  const told: ToldFacts = {
    ...facts,
    borrowerIdHash: identity && (await deps.identityHash(identity.number)),
    borrowerIdTail: identity?.number.slice(-4),
    associationId,
    dataOn,
  };
  return row.presumed === undefined
    ? { told }
    : { told, presumed: presumption(idOf, row.presumed, countyCode) };
}

function presumption(
  idOf: AssociationFinder["idOf"],
  { borrowerType, countyCode, associationName: name }: PresumedFacts,
  countyOfRow: string | undefined,
): ToldFacts {
  const associationId = name === undefined ? undefined : idOf({ name, countyCode: countyOfRow });
  return { borrowerType, countyCode, associationId };
}
