/** What a person may be to the programme. */
export const roles = ["liaison", "association", "supervisor", "county-supervisor", "auditor"] as const;
export type Role = (typeof roles)[number];

/** The Chinese name of each role. */
export const roleNames: Record<Role, string> = {
  liaison: "银行联络员",
  association: "农技协",
  supervisor: "科协",
  "county-supervisor": "县级科协",
  auditor: "审计",
};

/** A person as the programme knows them: a subject of an issuer, a role, and whose affairs they see. */
export type Person = {
  issuer: string;
  subject: string;
  displayName: string;
  role: Role;
  /** Given for the role `association`: the one association they see. */
  associationId?: string | undefined;
  /** The association that they were let in for, if that is part of another one now. */
  associationOrigin?: string | undefined;
  /** Given for the role `liaison`: the bank whose loans they bring. */
  bankId?: string | undefined;
  /** Given for a liaison of some branches only: these, by their ids. */
  branchIds?: readonly string[] | undefined;
  /** Given for the role `county-supervisor`: the one county they see. */
  countyCode?: string | undefined;
  /** True for who may look and change nothing, whatever their role may. */
  readOnly?: boolean | undefined;
  /** True for who is shut out until the supervisor lets them in again. */
  locked?: boolean | undefined;
  /** True for a person in the programme's file, who can only be changed there. */
  listed?: boolean | undefined;
};

/** What somebody is to the programme: a role, and whose affairs it is about. */
export type PersonPlace = Pick<
  Person,
  "role" | "associationId" | "associationOrigin" | "bankId" | "branchIds" | "countyCode"
>;

/** The place of a person, or of a link that lets one in. */
export function placeOfPerson({
  role,
  associationId,
  bankId,
  branchIds,
  countyCode,
}: PersonPlace): PersonPlace {
  return { role, associationId, bankId, branchIds, countyCode };
}

/** How the subjects of demo accounts begin. */
export const demoPrefix = "demo:";
/** How the subjects of the embedded issuer's accounts begin. */
export const accountPrefix = "account:";
/** How the subjects begin of those who come by an access link. */
export const linkPrefix = "link:";

/** Tells whether a person may let people in and out: a supervisor who is not shut out. */
export function mayLetIn({ role, locked }: Pick<Person, "role" | "locked">): boolean {
  return role === "supervisor" && locked !== true;
}

/**
 * Somebody who may let people in and out and is left when one person is changed, or gone for `undefined`; that person
 * where they still may, and `undefined` when nobody is.
 */
export function supervisorLeft(
  people: readonly Person[],
  subject: string,
  changed: Person | undefined,
): Person | undefined {
  if (changed !== undefined && mayLetIn(changed)) return changed;
  return people.find((person) => person.subject !== subject && mayLetIn(person));
}
