/** A rural professional technical association (农技协) as the programme knows it. */
export type Association = {
  associationId: string;
  name: string;
  countyCode: string;
  socialCreditCode?: string | undefined;
  aliases: readonly string[];
  /** False while the supervisor has not said that the association is one of the programme's. */
  confirmed: boolean;
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

/** An association as it is taken in, where one of its id was withdrawn before. */
export function takenInAgain(
  association: Association,
  { takenInAt, withdrawnAt, before = [] }: Association,
): Association {
  const stays = withdrawnAt === undefined ? before : [...before, { takenInAt, withdrawnAt }].slice(-staysMax);
  return { ...association, before: stays };
}

/** How many earlier times on the list are kept. */
const staysMax = 20;

/** A name without blanks, in NFKC: the form in which names of associations are compared. */
export function associationNameKey(name: string): string {
  return name.normalize("NFKC").replaceAll(/[\s\u200b\ufeff]/g, "");
}
