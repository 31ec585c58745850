import { type Association, associationNameKey } from "#shared/domain/association.ts";
import { examineOrganisationNumber } from "#shared/domain/identity.ts";
import type { RowFacts } from "#shared/domain/loan-table/row-facts.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { associationIdOf } from "./association-id.ts";

/** Finds associations by what rows say, and their names by id. */
export type AssociationFinder = {
  idOf(row: Pick<RowFacts, "associationName" | "associationCode" | "countyCode">): string;
  nameOf(associationId: string): string;
};

/** Finds the association that a row names, by name, alias or code; unknown ones are collected as unconfirmed. */
export async function associationFinder(
  deps: Pick<Deps, "associations" | "sha256">,
  unknown: Association[],
): Promise<AssociationFinder> {
  const names = new Map<string, string>();
  const byName = new Map<string, string>();
  const byCode = new Map<string, string>();
  const enter = (association: Association) => {
    names.set(association.associationId, association.name);
    for (const name of [association.name, ...association.aliases]) {
      byName.set(associationNameKey(name), association.associationId);
    }
    if (isCode(association.socialCreditCode))
      byCode.set(association.socialCreditCode, association.associationId);
  };
  (await deps.associations.list()).forEach(enter);
  const idOf = (row: Pick<RowFacts, "associationName" | "associationCode" | "countyCode">) => {
    const nameKey = associationNameKey(row.associationName);
    const found =
      byName.get(nameKey) ?? (isCode(row.associationCode) ? byCode.get(row.associationCode) : undefined);
    if (found !== undefined && found !== "") return found;
    const association: Association = {
      associationId: associationIdOf(row.associationName, deps.sha256),
      name: row.associationName,
      countyCode: row.countyCode,
      socialCreditCode: row.associationCode,
      aliases: [],
      confirmed: false,
    };
    enter(association);
    unknown.push(association);
    return association.associationId;
  };
  return { idOf, nameOf: (associationId) => names.get(associationId) ?? associationId };
}

/** Tells whether a text is a real code: 未登记 or 0 in that column makes no two associations one. */
function isCode(text: string | undefined): text is string {
  return text !== undefined && text.length === 18 && "kind" in examineOrganisationNumber(text);
}
