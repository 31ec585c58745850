import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import {
  type AttributedBy,
  type Attribution,
  attributionPoster,
} from "#shared/app/ledger/post-attributions.ts";
import { keepSnapshot } from "#shared/app/progress/keep-snapshot.ts";
import { attribute, type KnownPlaces } from "#shared/domain/associations/attribute.ts";
import { attributedFields, unattributed } from "#shared/domain/ledger/attribution.ts";
import type { Loan, LoanFacts, ToldFacts } from "#shared/domain/ledger/loan.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { presentIds } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { registerLookup } from "./register-lookup.ts";

type AttributeDeps = Pick<
  Deps,
  | "ledger"
  | "snapshots"
  | "members"
  | "poorHouseholds"
  | "associations"
  | "sha256"
  | "now"
  | "newId"
  | "pause"
>;

/** How many loans are looked up at once. */
const batchMax = 200;

/** Attributes the loans without an association by what the registers know of their borrowers now; tells how many. */
export async function attributeLoans(deps: AttributeDeps, by: AttributedBy): Promise<number> {
  const places = placesOf(await deps.associations.list());
  let attributed = 0;
  let batch: Loan[] = [];
  const poster = attributionPoster(deps, by);
  const settle = async () => {
    const told = await attributions(deps, batch, places);
    attributed += await poster(told);
    batch = [];
  };
  const waiting: Loan[] = [];
  for await (const loan of eachLoan(deps.ledger, { associationId: unattributed })) waiting.push(loan);
  for (const loan of waiting) {
    batch.push(loan);
    if (batch.length >= batchMax) await settle();
  }
  if (batch.length > 0) await settle();
  if (attributed > 0) await keepSnapshot(deps);
  return attributed;
}

async function attributions(
  deps: Pick<Deps, "members" | "poorHouseholds">,
  loans: readonly Loan[],
  places: KnownPlaces,
): Promise<Attribution[]> {
  const lookUp = await registerLookup(
    deps,
    loans.flatMap(({ facts }) =>
      facts.borrowerIdHash === undefined ? [] : [{ identityHash: facts.borrowerIdHash }],
    ),
    places.presentIdOf,
  );
  return loans.flatMap((loan) => {
    const { borrowerIdHash: identityHash, disbursedOn } = loan.facts;
    if (identityHash === undefined) return [];
    const { member } = lookUp({ identityHash, disbursedOn });
    if (member === undefined) return [];
    const told = attribute({ told: loan.facts, member, decided: {}, derived: {} }, places);
    return [{ loan, next: (facts: LoanFacts) => attributedFacts(facts, told) }];
  });
}

function placesOf(listed: readonly Association[]): KnownPlaces {
  const counties = new Map(listed.map((one) => [one.associationId, one.countyCode]));
  return { countyOf: (associationId) => counties.get(associationId), presentIdOf: presentIds(listed) };
}

/** A loan's facts with what is told of it; `undefined` where that changes nothing, as where it has an association by now. */
export function attributedFacts(facts: LoanFacts, told: ToldFacts): LoanFacts | undefined {
  if (facts.associationId !== undefined || told.associationId === undefined) return undefined;
  let after = facts;
  for (const [field, source] of attributedFields) {
    if (facts[field] === undefined && told[field] !== undefined) {
      after = { ...after, [field]: told[field], [source]: told[source] };
    }
  }
  return told.associationOrigin === undefined
    ? after
    : { ...after, associationOrigin: told.associationOrigin };
}
