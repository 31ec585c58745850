import type { Association } from "#shared/domain/association.ts";
import { type Person, type Role, roleNames } from "#shared/domain/person.ts";
import type { Programme } from "#shared/domain/programme.ts";

const associationPrefix = "demo:association:";

/** The subjects of the demo accounts that belong to no association, in the order in which they are offered. */
export const demoRoles = ["liaison", "supervisor", "auditor"] as const satisfies readonly Role[];

/** The subject of a demo account. */
export function demoSubject(role: Role, associationId?: string): string {
  return role === "association" ? `${associationPrefix}${associationId ?? ""}` : `demo:${role}`;
}

/** The person behind a demo account's subject, or `undefined` when there is no such account. */
export function demoPerson(
  issuer: string,
  subject: string,
  programme: Programme,
  associations: readonly Association[],
): Person | undefined {
  for (const role of demoRoles) {
    if (subject !== demoSubject(role)) continue;
    const person: Person = { issuer, subject, displayName: `${roleNames[role]}（演示）`, role };
    return role === "liaison" ? { ...person, bankId: programme.bank.bankId } : person;
  }
  const association = associations.find(
    ({ associationId }) => subject === demoSubject("association", associationId),
  );
  if (association === undefined) return undefined;
  const { associationId, name } = association;
  return { issuer, subject, displayName: `${name}（演示）`, role: "association", associationId };
}
