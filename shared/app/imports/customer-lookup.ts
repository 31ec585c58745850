import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { associationNameKey } from "#shared/domain/people/association.ts";
import type { PresentIdOf } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Found } from "./register-lookup.ts";

/** A borrower as a row states it by the bank's own number (客户号). */
export type StatedCustomer = { customerNo?: string | undefined; name?: string | undefined };
type Customer = Pick<LoanFacts, "associationId" | "countyCode" | "borrowerType">;

/**
 * Looks customers up among the bank's loans: somebody whose loans are all of one association and one name is known by the
 * number. A number with two names, in the ledger or in the file, is nobody's.
 */
export async function customerLookup(
  { ledger }: Pick<Deps, "ledger">,
  bankId: string,
  sought: readonly StatedCustomer[],
  presentIdOf: PresentIdOf,
): Promise<(one: StatedCustomer) => Customer | undefined> {
  const names = namesByNumber(sought);
  const loans = names.size === 0 ? [] : await ledger.loansOfCustomers(bankId, new Set(names.keys()));
  const known = Map.groupBy(loans, ({ facts }) => facts.customerNo);
  return ({ customerNo }) => {
    const ofCustomer = (known.get(customerNo) ?? []).map(({ facts }) => facts);
    const called = new Set([...(names.get(customerNo ?? "") ?? []), ...ofCustomer.flatMap(nameKeys)]);
    const attributed = ofCustomer.filter(isAttributed);
    const [first] = attributed;
    const places = new Set(attributed.map(({ associationId = "" }) => presentIdOf(associationId)));
    return places.size === 1 && called.size <= 1 ? first : undefined;
  };
}

/** The names that several customers in a file share: such a name identifies nobody. */
export function sharedNames(sought: readonly StatedCustomer[]): ReadonlySet<string> {
  const numbers = new Map<string, Set<string>>();
  for (const { customerNo, name } of sought) {
    if (customerNo === undefined || name === undefined) continue;
    const key = associationNameKey(name);
    numbers.set(key, (numbers.get(key) ?? new Set()).add(customerNo));
  }
  return new Set([...numbers].flatMap(([name, { size }]) => (size > 1 ? [name] : [])));
}

/** What the registers say of a person, unless several customers in the file share the name. */
export function notShared(found: Found, { name }: StatedCustomer, shared: ReadonlySet<string>): Found {
  if (found.named === undefined || name === undefined || !shared.has(associationNameKey(name))) return found;
  return { ...found, named: undefined };
}

function namesByNumber(sought: readonly StatedCustomer[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const { customerNo, name } of sought) {
    if (customerNo === undefined) continue;
    const called = names.get(customerNo) ?? new Set();
    names.set(customerNo, name === undefined ? called : called.add(associationNameKey(name)));
  }
  return names;
}

function nameKeys({ borrowerName }: LoanFacts): string[] {
  return borrowerName === undefined ? [] : [associationNameKey(borrowerName)];
}

/** Tells of a loan that was attributed by more than its customer number. */
function isAttributed({ associationId, associationSource }: LoanFacts): boolean {
  return associationId !== undefined && associationSource !== "customer";
}
