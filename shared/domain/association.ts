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
};

/** A name without blanks, in NFKC: the form in which names of associations are compared. */
export function associationNameKey(name: string): string {
  return name.normalize("NFKC").replaceAll(/[\s\u200b\ufeff]/g, "");
}
