import type { Day } from "#shared/domain/base/day.ts";
import type { AttributionSource } from "#shared/domain/ledger/attribution-source.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import type { StatedFacts } from "#shared/domain/ledger/loan.ts";
import { type PresentIdOf, placedAt } from "#shared/domain/people/merged.ts";
import { belongedOn, type Member } from "./member.ts";

type Place = {
  associationId?: string | undefined;
  countyCode?: string | undefined;
  borrowerType?: BorrowerType | undefined;
};

/** All that speaks for whose loan a row is, strongest first. */
export type Evidence = {
  /** What the row says itself. */
  told: Place;
  /** The member whose identity the row states. */
  member?: Member | undefined;
  /** What is known of the bank's customer whose number the row states, and no identity. */
  customer?: Place | undefined;
  /** What was said once for the sheet or file. */
  decided: Place;
  /** The member of that name, the only one, once that was confirmed. */
  named?: Member | undefined;
  /** What the kind of identity number, and the branch, imply. */
  derived: Pick<Place, "borrowerType" | "countyCode">;
};

/** What is known of associations: the county of each, and what it is part of now. */
export type KnownPlaces = {
  countyOf(associationId: string): string | undefined;
  presentIdOf: PresentIdOf;
};

/** A value and its source. */
type Sourced<T> = readonly [value: T | undefined, source: AttributionSource];

/**
 * Attributes a loan: fills in its association, county and borrower type where its row does not state them, each with
 * its source (design §8). What the ledger knows already comes first. A merged association gives the one it is part of.
 */
export function attribute(
  { told, member, customer, decided, named, derived }: Evidence,
  { countyOf, presentIdOf }: KnownPlaces,
): StatedFacts {
  const facts: StatedFacts = {};
  const association = strongest<string>(
    [told.associationId, "stated"],
    [member?.associationId, "register"],
    [customer?.associationId, "customer"],
    [decided.associationId, "decided"],
    [named?.associationId, "name"],
  );
  if (association !== undefined && told.associationId === undefined) {
    [facts.associationId, facts.associationSource] = association;
  }
  const [associationId] = association ?? [];
  const county = strongest<string>(
    [decided.countyCode, "decided"],
    [associationId === undefined ? undefined : countyOf(associationId), "association"],
    [customer?.countyCode, "customer"],
    [derived.countyCode, "branch"],
  );
  if (county !== undefined && told.countyCode === undefined) [facts.countyCode, facts.countySource] = county;
  const type = strongest<BorrowerType>(
    [member?.kind, "register"],
    [customer?.borrowerType, "customer"],
    [decided.borrowerType, "decided"],
    [named?.kind, "name"],
    [derived.borrowerType, "identity"],
  );
  if (type !== undefined && told.borrowerType === undefined) {
    [facts.borrowerType, facts.borrowerTypeSource] = type;
  }
  return placedAt(presentIdOf, facts);
}

function strongest<T>(...sources: readonly Sourced<T>[]): readonly [T, AttributionSource] | undefined {
  for (const [value, source] of sources) if (value !== undefined) return [value, source];
  return undefined;
}

/**
 * Which of an identity's memberships a loan belongs to: the association of the day of its disbursement, or of any day
 * where that is unknown. `several` where there are two, which has to be asked.
 */
export function memberOn(
  members: readonly Member[],
  disbursedOn: Day | undefined,
  presentIdOf: PresentIdOf,
): Member | "several" | undefined {
  const present = members.filter((member) =>
    disbursedOn === undefined ? member.withdrawn !== true : belongedOn(member, disbursedOn),
  );
  const associations = new Set(present.map(({ associationId }) => presentIdOf(associationId)));
  return associations.size > 1 ? "several" : present[0];
}
