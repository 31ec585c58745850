import { associationIdOf } from "#shared/app/people/association-id.ts";
import { examineOrganisationNumber } from "#shared/domain/base/identity.ts";
import { type Association, associationNameKey } from "#shared/domain/people/association.ts";
import { idsWithin, type PresentIdOf, presentIds } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** An association as a row names it. */
export type NamedAssociation = { name: string; code?: string | undefined; countyCode?: string | undefined };

/** Finds associations by what rows say, and their names by id. */
export type AssociationFinder = {
  /** The association's id; `undefined` for one that the register lacks when its county is unknown too. */
  idOf(named: NamedAssociation): string | undefined;
  nameOf(associationId: string): string;
  countyOf(associationId: string): string | undefined;
  /** The association that one is part of now; itself where it was not merged. */
  presentIdOf: PresentIdOf;
  /** An association's whole group: the one it is part of now, and all that are merged into that. */
  idsWith(associationId: string): readonly string[];
};

/** Finds the association that a row names, by name, alias or code; unknown ones are collected as unconfirmed. */
export async function associationFinder(
  deps: Pick<Deps, "associations" | "sha256">,
  unknown: Association[],
): Promise<AssociationFinder> {
  const names = new Map<string, string>();
  const counties = new Map<string, string>();
  const byName = new Map<string, string>();
  const byCode = new Map<string, string>();
  const enter = (association: Association) => {
    names.set(association.associationId, association.name);
    counties.set(association.associationId, association.countyCode);
    for (const name of [association.name, ...association.aliases]) {
      byName.set(associationNameKey(name), association.associationId);
    }
    if (isCode(association.socialCreditCode))
      byCode.set(association.socialCreditCode, association.associationId);
  };
  const listed = await deps.associations.list();
  const presentIdOf = presentIds(listed);
  listed.forEach(enter);
  const idOf = ({ name, code, countyCode }: NamedAssociation) => {
    const found = byName.get(associationNameKey(name)) ?? (isCode(code) ? byCode.get(code) : undefined);
    if (found !== undefined && found !== "") return found;
    if (countyCode === undefined) return undefined;
    const association: Association = {
      associationId: associationIdOf(name, deps.sha256),
      name,
      countyCode,
      socialCreditCode: code,
      aliases: [],
      confirmed: false,
    };
    enter(association);
    unknown.push(association);
    return association.associationId;
  };
  return {
    idOf,
    nameOf: (associationId) => names.get(associationId) ?? associationId,
    countyOf: (associationId) => counties.get(associationId),
    presentIdOf,
    idsWith: (associationId) => idsWithin(listed, presentIdOf(associationId)),
  };
}

/** Tells whether a text is a real code: 未登记 or 0 in that column makes no two associations one. */
function isCode(text: string | undefined): text is string {
  return text !== undefined && text.length === 18 && "kind" in examineOrganisationNumber(text);
}
