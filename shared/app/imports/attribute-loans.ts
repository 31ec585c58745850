import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import {
  type AttributedBy,
  type Attribution,
  attributionPoster,
} from "#shared/app/ledger/post-attributions.ts";
import { keepSnapshot } from "#shared/app/progress/keep-snapshot.ts";
import { attribute, type KnownPlaces } from "#shared/domain/associations/attribute.ts";
import { attributedFields, unattributed } from "#shared/domain/ledger/attribution.ts";
import type { Loan, LoanFacts, StatedFacts } from "#shared/domain/ledger/loan.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { presentIds } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { customerLookup } from "./customer-lookup.ts";
import { registerLookup } from "./register-lookup.ts";

/** What attributing loans by the registers needs. */
export type AttributeDeps = Pick<
  Deps,
  | "ledger"
  | "imports"
  | "programme"
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

/**
 * Attributes the loans without an association by what the registers know of their borrowers now, and then those without
 * an identity by what is known of the bank's customer; returns how many.
 */
export async function attributeLoans(deps: AttributeDeps, by: AttributedBy): Promise<number> {
  const places = placesOf(await deps.associations.list());
  const post = attributionPoster(deps, by);
  const waiting: Loan[] = [];
  for await (const loan of eachLoan(deps.ledger, { associationId: unattributed })) waiting.push(loan);
  let attributed = 0;
  for (const batch of batches(waiting)) attributed += await post(await byRegister(deps, batch, places));
  for (const [bankId, loans] of Map.groupBy(waiting.filter(isOfCustomer), (loan) => loan.bankId)) {
    const found = await byCustomer(deps, bankId, loans, places);
    for (const batch of batches(found)) attributed += await post(batch);
  }
  if (attributed > 0) await keepSnapshot(deps);
  return attributed;
}

function* batches<T>(all: readonly T[]): Generator<T[]> {
  for (let start = 0; start < all.length; start += batchMax) yield all.slice(start, start + batchMax);
}

/** Tells whether only the bank's customer number identifies a loan's borrower. */
function isOfCustomer({ facts }: Pick<Loan, "facts">): boolean {
  return facts.borrowerIdHash === undefined && facts.customerNo !== undefined;
}

async function byRegister(
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
    return [attributionOf(loan, attribute({ told: loan.facts, member, decided: {}, derived: {} }, places))];
  });
}

async function byCustomer(
  deps: Pick<Deps, "ledger">,
  bankId: string,
  loans: readonly Loan[],
  places: KnownPlaces,
): Promise<Attribution[]> {
  const stated = ({ facts: { customerNo, borrowerName: name } }: Loan) => ({ customerNo, name });
  const customerOf = await customerLookup(deps, bankId, loans.map(stated), places.presentIdOf);
  return loans.flatMap((loan) => {
    const customer = customerOf(stated(loan));
    if (customer === undefined) return [];
    return [attributionOf(loan, attribute({ told: loan.facts, customer, decided: {}, derived: {} }, places))];
  });
}

function attributionOf(loan: Loan, told: StatedFacts): Attribution {
  return { loan, next: (facts: LoanFacts) => attributedFacts(facts, told) };
}

function placesOf(listed: readonly Association[]): KnownPlaces {
  const counties = new Map(listed.map((one) => [one.associationId, one.countyCode]));
  return { countyOf: (associationId) => counties.get(associationId), presentIdOf: presentIds(listed) };
}

/**
 * A loan's facts with its attribution; `undefined` where that changes nothing, for instance because it has an
 * association by now.
 */
export function attributedFacts(facts: LoanFacts, told: StatedFacts): LoanFacts | undefined {
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
