import type { Association } from "#shared/domain/people/association.ts";

/** How many associations a programme may have. */
export const associationsMax = 5000;

/** The associations of the programme. */
export interface AssociationRepository {
  /** All associations on the list, sorted by associationId. */
  list(): Promise<Association[]>;
  /** All that ever were on it, sorted by associationId. */
  listEver(): Promise<Association[]>;
  /** One that is on the list. */
  get(associationId: string): Promise<Association | undefined>;
  /** Adds those whose id is new or was withdrawn and leaves the others as they are; one that is withdrawn itself is added only when new. */
  takeIn(associations: readonly Association[]): Promise<void>;
  /** Writes the next version of one that is on the list; `false` when its revision does not follow the one that is stored. */
  write(association: Association): Promise<boolean>;
  /** Takes unconfirmed ones off the list and leaves the others as they are. */
  withdraw(associationIds: readonly string[], withdrawnAt: string): Promise<void>;
}
