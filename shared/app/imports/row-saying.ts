import type { AssociationFinder } from "#shared/app/associations/association-finder.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { PresumedFacts, ReadRow } from "#shared/domain/imports/reading/row-facts.ts";
import type { StatedFacts } from "#shared/domain/ledger/loan.ts";
import { placedAt } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";

/**
 * What an accepted row states of its loan: identity numbers as keyed hashes, associations by id. `undefined` where it
 * names an association that the register lacks and has no county to enter it under.
 */
export async function rowTelling(
  deps: Pick<Deps, "identityHash">,
  { idOf, presentIdOf }: AssociationFinder,
  row: Extract<ReadRow, { kind: "loan" }>,
  dataOn: Day | undefined,
): Promise<StatedFacts | undefined> {
  const {
    loanNo: _,
    identity,
    maskedTail: __,
    associationName: name,
    associationCode: code,
    ...facts
  } = row.facts;
  const associationId = name === undefined ? undefined : idOf({ name, code, countyCode: countyBeside(row) });
  if (name !== undefined && associationId === undefined) return undefined;
  return placedAt(presentIdOf, {
    ...facts,
    borrowerIdHash: identity && (await deps.identityHash(identity.number)),
    borrowerIdTail: identity?.number.slice(-4),
    associationId,
    dataOn,
  });
}

/** What was decided for a row's whole sheet, with the association by its id. */
export function decidedFor(
  idOf: AssociationFinder["idOf"],
  row: Extract<ReadRow, { kind: "loan" }>,
): { associationId?: string | undefined } & Omit<PresumedFacts, "associationName"> {
  const { associationName: name, ...decided } = row.presumed?.decided ?? {};
  const associationId = name === undefined ? undefined : idOf({ name, countyCode: countyBeside(row) });
  return { ...decided, associationId };
}

/** The county under which an association is entered that the register does not have. */
function countyBeside({ facts, presumed }: Extract<ReadRow, { kind: "loan" }>): string | undefined {
  return facts.countyCode ?? presumed?.decided.countyCode ?? presumed?.derived.countyCode;
}
