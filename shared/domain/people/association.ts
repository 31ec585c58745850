/** What the register states of an association, kept in versions. */
export type AssociationFacts = {
  name: string;
  countyCode: string;
  township?: string | undefined;
  socialCreditCode?: string | undefined;
  contactName?: string | undefined;
  contactPhone?: string | undefined;
  aliases: readonly string[];
  /** False while the supervisor has not said that the association is one of the programme's. */
  confirmed: boolean;
  /** The day from which the association no longer exists. */
  closedOn?: string | undefined;
  /** The association that it is part of, where two names turned out to be one; its own loans, members and people follow. */
  mergedInto?: string | undefined;
};

/** Who made a version, when, why, and by which `RegisterChange`. */
export type AssociationChange = {
  at: string;
  by: string;
  byName?: string | undefined;
  why?: string | undefined;
  changeId: string;
};

/** A version as it was until another took its place, and the change that ended it. */
export type EarlierVersion = { facts: AssociationFacts; endedBy: AssociationChange };

/** A rural professional technical association (农技协) as the programme knows it. */
export type Association = AssociationFacts & {
  associationId: string;
  /** Counts the versions; 1 where absent. */
  revision?: number | undefined;
  /** Earlier versions, oldest first. */
  versions?: readonly EarlierVersion[] | undefined;
  /** The instant at which it was taken in; absent of those that were there before this was kept. */
  takenInAt?: string | undefined;
  /** The instant at which it was taken off the list, when the only import that had brought it was undone. */
  withdrawnAt?: string | undefined;
  /** When it was on the list before it was taken in again, oldest first. */
  before?: readonly Stay[] | undefined;
};

/** A time for which an association was on the list; an absent beginning is before this was kept. */
export type Stay = { takenInAt?: string | undefined; withdrawnAt: string };

/** Tells whether an association was on the list at an instant. */
export function wasListed(
  { takenInAt, withdrawnAt, before = [] }: Pick<Association, "takenInAt" | "withdrawnAt" | "before">,
  at: string,
): boolean {
  const stays: readonly { takenInAt?: string | undefined; withdrawnAt?: string | undefined }[] = [
    ...before,
    { takenInAt, withdrawnAt },
  ];
  return stays.some(
    (stay) =>
      (stay.takenInAt === undefined || stay.takenInAt <= at) &&
      (stay.withdrawnAt === undefined || at < stay.withdrawnAt),
  );
}

/** The next version of an association. The oldest versions go when there are more than `versionsMax`. */
export function changedAssociation(
  before: Association,
  facts: Partial<AssociationFacts>,
  endedBy: AssociationChange,
): Association {
  const { versions = [], revision = 1 } = before;
  const earlier = [...versions, { facts: factsOf(before), endedBy }].slice(-versionsMax);
  return { ...before, ...facts, revision: revision + 1, versions: earlier };
}

/** An association as the register had it at an instant. */
export function associationAt(association: Association, at: string): Association {
  const { versions = [] } = association;
  const then = versions.find(({ endedBy }) => at < endedBy.at);
  return then === undefined ? association : { ...association, ...factsOf(then.facts) };
}

/** The facts only, each named: an undefined one removes what is known. */
function factsOf(association: AssociationFacts): AssociationFacts {
  const { name, countyCode, township, socialCreditCode, contactName, contactPhone } = association;
  const { aliases, confirmed, closedOn, mergedInto } = association;
  return {
    name,
    countyCode,
    township,
    socialCreditCode,
    contactName,
    contactPhone,
    aliases,
    confirmed,
    closedOn,
    mergedInto,
  };
}

/** How many earlier versions are kept. */
const versionsMax = 100;

/** An association as it is taken in, where one of its id was withdrawn before: its versions continue that one's. */
export function takenInAgain(
  association: Association,
  { takenInAt, withdrawnAt, before = [], revision, versions }: Association,
): Association {
  const stays = withdrawnAt === undefined ? before : [...before, { takenInAt, withdrawnAt }].slice(-staysMax);
  const next = revision === undefined ? {} : { revision: revision + 1, versions };
  return { ...association, ...next, before: stays };
}

/** How many earlier times on the list are kept. */
const staysMax = 20;

/** A name without blanks, in NFKC: the form in which names of associations are compared. */
export function associationNameKey(name: string): string {
  return name.normalize("NFKC").replaceAll(/[\s\u200b\ufeff]/g, "");
}

/** What can be done to an association by hand. */
export const associationSteps = ["confirm", "rename", "alias", "edit", "close", "reopen"] as const;
export type AssociationStep = (typeof associationSteps)[number];

/** What the register says besides name, county and state. */
export const editableFacts = ["township", "socialCreditCode", "contactName", "contactPhone"] as const;
export type EditedFacts = Partial<Record<(typeof editableFacts)[number], string>>;
