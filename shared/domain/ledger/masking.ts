import { maskName } from "#shared/domain/base/identity.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import type { BorrowerType } from "./borrower-type.ts";
import type { FieldChange } from "./field-text.ts";
import { type LoanField, loanFieldRows } from "./loan.ts";

/** The borrowers whose names are no personal data; every other one is taken for a person. */
const organisations: ReadonlySet<string> = new Set<BorrowerType>(["association", "enterprise"]);

/** A borrower's name as anybody may see it: whole for organisations, masked for everybody else. */
export function maskedName(name: string, borrowerType: string | undefined): string {
  return borrowerType !== undefined && organisations.has(borrowerType) ? name : maskName(name);
}

/**
 * The borrower's name as a caller may see it: masked unless the caller's role sees whole names; nothing where no book
 * stated it.
 */
export function shownName(
  caller: Pick<Person, "role">,
  name: string | undefined,
  borrowerType: BorrowerType | undefined,
): string {
  if (name === undefined) return "";
  return sightOf(caller).names === "whole" ? name : maskedName(name, borrowerType);
}

/** A field's canonical text as a caller may see it; `undefined` where nobody may. */
export function shownText(
  caller: Pick<Person, "role">,
  field: LoanField,
  text: string,
  borrowerType: string | undefined,
): string | undefined {
  const { privacy } = loanFieldRows[field];
  if (privacy === "hidden") return undefined;
  if (privacy === "open" || privacy === "callers" || sightOf(caller).names === "whole") return text;
  return privacy === "borrower" ? maskedName(text, borrowerType) : maskName(text);
}

/**
 * The changes of a loan as a caller may see them: no hidden field, and names masked unless they may be seen whole.
 * Changes that do not say whose name it is are taken for a person's.
 */
export function shownChanges(caller: Pick<Person, "role">, changes: readonly FieldChange[]): FieldChange[] {
  const type = changes.find(({ field }) => field === "borrowerType");
  const types = [type?.before, type?.after].filter((side) => side !== null);
  const [borrowerType] = types.every((side) => side !== undefined && organisations.has(side)) ? types : [];
  return changes
    .filter(({ field }) => loanFieldRows[field].privacy !== "hidden")
    .map(({ field, before, after }) => {
      const show = (text: string | null) =>
        text === null ? null : (shownText(caller, field, text, borrowerType) ?? null);
      return { field, before: show(before), after: show(after) };
    });
}
