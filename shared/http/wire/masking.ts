import type { BorrowerType } from "#shared/domain/borrower-type.ts";
import type { FieldChange } from "#shared/domain/field-text.ts";
import { maskName } from "#shared/domain/identity.ts";
import type { Person } from "#shared/domain/person.ts";

/** The borrower's name as a caller may see it: persons are masked for the supervisor and the auditor, organisations are not. */
export function shownName(caller: Person, name: string, borrowerType: BorrowerType | undefined): string {
  return seesWholeNames(caller) || isOrganisation(borrowerType) ? name : maskName(name);
}

/**
 * The changes of a loan as a caller may see them: never the hash of the identifying number, and the name masked
 * unless it may be seen whole. Changes that do not say whose name it is are taken for a person's.
 */
export function shownChanges(caller: Person, changes: readonly FieldChange[]): FieldChange[] {
  const type = changes.find(({ field }) => field === "borrowerType");
  const whole =
    seesWholeNames(caller) || (type !== undefined && [type.before, type.after].every(isOrganisationOrAbsent));
  const mask = (name: string | null) => (name === null || whole ? name : maskName(name));
  return changes
    .filter(({ field }) => field !== "borrowerIdHash")
    .map((change) =>
      change.field === "borrowerName"
        ? { ...change, before: mask(change.before), after: mask(change.after) }
        : { ...change },
    );
}

function seesWholeNames({ role }: Person): boolean {
  return role === "liaison" || role === "association";
}

function isOrganisation(type: string | null | undefined): boolean {
  return type === "association" || type === "enterprise";
}

function isOrganisationOrAbsent(type: string | null): boolean {
  return type === null || isOrganisation(type);
}
