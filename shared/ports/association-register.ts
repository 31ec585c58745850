import type { Association } from "#shared/domain/association.ts";

/** How many associations a programme may have. */
export const associationsMax = 5000;

/** The associations of the programme. */
export interface AssociationRegister {
  /** All associations, sorted by associationId. */
  list(): Promise<Association[]>;
  get(associationId: string): Promise<Association | undefined>;
  /** Adds those whose id is new and leaves the others as they are. */
  takeIn(associations: readonly Association[]): Promise<void>;
}
