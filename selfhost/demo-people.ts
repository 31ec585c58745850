import { demoPrefix, type Person, type Role, roleNames } from "#shared/domain/base/person.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";

const associationPrefix = `${demoPrefix}association:`;

const countyPrefix = `${demoPrefix}county:`;

/** A demo account that belongs to no association. */
export type DemoAccount = { subject: string; role: Role; name: string };

/** The demo accounts that belong to no association, in the order in which they are offered. */
export const demoAccounts = [
  { subject: "demo:liaison", role: "liaison", name: roleNames.liaison },
  { subject: "demo:liaison-2", role: "liaison", name: `第二名${roleNames.liaison}` },
  { subject: "demo:supervisor", role: "supervisor", name: roleNames.supervisor },
  { subject: "demo:auditor", role: "auditor", name: roleNames.auditor },
] as const satisfies readonly DemoAccount[];

/** The demo accounts to offer in a programme: the second liaison only where four eyes are asked for. */
export function offeredAccounts({ fourEyes }: Pick<Programme, "fourEyes">): (typeof demoAccounts)[number][] {
  return demoAccounts.filter(({ subject }) => fourEyes || subject !== "demo:liaison-2");
}

/** The subject of an association's demo account. */
export function demoAssociationSubject(associationId: string): string {
  return associationPrefix + associationId;
}

/** The subject of the demo account of a county's supervisor. */
export function demoCountySubject(countyCode: string): string {
  return countyPrefix + countyCode;
}

/** The person behind a demo account's subject, or `undefined` when there is no such account. */
export function demoPerson(
  issuer: string,
  subject: string,
  programme: Programme,
  associations: readonly Association[],
): Person | undefined {
  const account = demoAccounts.find((one) => one.subject === subject);
  if (account !== undefined) {
    const { role, name } = account;
    const person: Person = { issuer, subject, displayName: `${name}（演示）`, role };
    return role === "liaison" ? { ...person, bankId: programme.bank.bankId } : person;
  }
  const county = programme.counties.find(({ code }) => subject === demoCountySubject(code));
  if (county !== undefined) {
    const displayName = `${county.name}科协（演示）`;
    return { issuer, subject, displayName, role: "county-supervisor", countyCode: county.code };
  }
  const association = associations.find(
    ({ associationId }) => subject === demoAssociationSubject(associationId),
  );
  if (association === undefined) return undefined;
  const { associationId, name } = association;
  return { issuer, subject, displayName: `${name}（演示）`, role: "association", associationId };
}
