import type { AssociationFinder } from "#shared/app/associations/association-finder.ts";
import type { StatedMember } from "#shared/domain/associations/member-changes.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { RowReasonCode } from "#shared/domain/imports/reading/row-reason.ts";
import type { MemberLine } from "#shared/domain/imports/registers/read-members.ts";
import { maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type MemberChangeLine, memberKey, refusedLine } from "./compare-members.ts";

/**
 * Finds the association of every line. A line is refused where it has none that the caller may see, and where another
 * line says something else of the same member.
 */
export async function placeMembers(
  deps: Pick<Deps, "identityHash">,
  lines: readonly MemberLine[],
  { caller, one, finder }: { caller: Person; one: Association | undefined; finder: AssociationFinder },
): Promise<MemberChangeLine[]> {
  const placed: MemberChangeLine[] = [];
  const seen = new Map<string, StatedMember>();
  for (const line of lines) {
    const { sheet, row, name, identity, kind, poorHousehold, since, until } = line;
    const { number } = identity;
    const place = { sheet, row, name, identityTail: number.slice(-4) };
    const found = associationOf(line, one, finder);
    if (typeof found === "object") {
      placed.push(refusedLine(place, found.code, found.value));
      continue;
    }
    const countyCode = finder.countyOf(found) ?? "";
    if (!maySeeAssociation(caller, { associationId: found, countyCode })) {
      placed.push(refusedLine(place, "county-not-yours", line.associationName ?? ""));
      continue;
    }
    const associationName = finder.nameOf(found);
    const stated: StatedMember = {
      associationId: found,
      identityHash: await deps.identityHash(number),
      identityTail: number.slice(-4),
      name,
      kind,
      poorHousehold,
      membership: { since, until },
    };
    const key = memberKey(stated, finder);
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      const isSame = JSON.stringify(earlier) === JSON.stringify(stated);
      placed.push(
        isSame
          ? { row: { ...place, associationName, outcome: "unchanged", reasons: [] } }
          : refusedLine({ ...place, associationName }, "line-repeated", ""),
      );
      continue;
    }
    seen.set(key, stated);
    placed.push({ row: { ...place, associationName, outcome: "new", reasons: [] }, stated });
  }
  return placed;
}

/** The association of a line, or why it has none. */
function associationOf(
  { associationName, associationCode, countyCode }: MemberLine,
  one: Association | undefined,
  { idOf, presentIdOf }: AssociationFinder,
): string | { code: RowReasonCode; value: string } {
  if (associationName === undefined) {
    return one === undefined ? { code: "value-missing", value: "" } : one.associationId;
  }
  const named = { name: associationName, code: associationCode, countyCode: countyCode ?? one?.countyCode };
  const associationId = idOf(named);
  if (associationId === undefined) return { code: "association-county-not-told", value: associationName };
  if (one !== undefined && presentIdOf(associationId) !== presentIdOf(one.associationId)) {
    return { code: "association-other", value: associationName };
  }
  return associationId;
}
