import { maskName } from "#shared/domain/base/identity.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import type { BorrowerType } from "./borrower-type.ts";
import type { FieldChange } from "./field-text.ts";

/** The borrowers whose names are no personal data; every other one is taken for a person. */
const organisations: ReadonlySet<string> = new Set<BorrowerType>(["association", "enterprise"]);

/** A borrower's name as anybody may see it: whole for organisations, masked for everybody else. */
export function maskedName(name: string, borrowerType: string | undefined): string {
  return borrowerType !== undefined && organisations.has(borrowerType) ? name : maskName(name);
}

/** The borrower's name as a caller may see it: masked unless the caller's role sees names whole. */
export function shownName(
  caller: Pick<Person, "role">,
  name: string,
  borrowerType: BorrowerType | undefined,
): string {
  return sightOf(caller).names === "whole" ? name : maskedName(name, borrowerType);
}

/**
 * The changes of a loan as a caller may see them: never the hash of the identifying number, and the name masked
 * unless it may be seen whole. Changes that do not say whose name it is are taken for a person's.
 */
export function shownChanges(caller: Pick<Person, "role">, changes: readonly FieldChange[]): FieldChange[] {
  const type = changes.find(({ field }) => field === "borrowerType");
  const ofOrganisation =
    type !== undefined && [type.before, type.after].every((side) => side === null || organisations.has(side));
  const whole = sightOf(caller).names === "whole" || ofOrganisation;
  const mask = (name: string | null) => (name === null || whole ? name : maskName(name));
  return changes
    .filter(({ field }) => field !== "borrowerIdHash")
    .map((change) =>
      change.field === "borrowerName"
        ? { ...change, before: mask(change.before), after: mask(change.after) }
        : { ...change },
    );
}
