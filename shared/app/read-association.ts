import { type Day, shanghaiDayOf } from "#shared/domain/day.ts";
import { LedgerFailure } from "#shared/domain/failure.ts";
import { loanScopeOf, maySeeAssociation } from "#shared/domain/loan-scope.ts";
import type { Person } from "#shared/domain/person.ts";
import { addToStanding, emptyStanding, type Standing } from "#shared/domain/standing.ts";
import { associationKey, zeroMeasures } from "#shared/domain/totals.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { eachLoan } from "./each-loan.ts";
import type { MeasuredAssociation } from "./list-associations.ts";
import { countyNameOf } from "./name-loans.ts";
import { type NoteDeps, noteReading } from "./note-reading.ts";

/**
 * How an association stands on a day, today in Asia/Shanghai unless another is given. Fails with `association-unknown`,
 * also when the association is not the caller's to see.
 */
export async function readAssociation(
  deps: Pick<Deps, "associations" | "ledger" | "programme"> & NoteDeps,
  caller: Person,
  { associationId, asOf }: { associationId: string; asOf?: Day | undefined },
): Promise<MeasuredAssociation & Standing & { asOf: Day }> {
  const association = maySeeAssociation(caller, associationId)
    ? await deps.associations.get(associationId)
    : undefined;
  if (association === undefined) throw new LedgerFailure("association-unknown");
  await noteReading(deps, caller, { associationId, kind: "standing" });
  const day = asOf ?? shanghaiDayOf(deps.now());
  const key = associationKey(associationId);
  const total = (await deps.ledger.totals(key)).find((one) => one.key === key);
  return {
    association,
    countyName: countyNameOf(deps, association.countyCode),
    measures: total?.measures ?? zeroMeasures(),
    asOf: day,
    ...(await standingOf(deps, caller, associationId, day)),
  };
}

async function standingOf(
  deps: Pick<Deps, "ledger" | "programme">,
  caller: Person,
  associationId: string,
  asOf: Day,
): Promise<Standing> {
  const filter = { ...loanScopeOf(caller, deps.programme.bank.bankId), associationId };
  const standing = emptyStanding();
  for await (const { facts } of eachLoan(deps.ledger, filter)) addToStanding(standing, facts, asOf);
  return standing;
}
