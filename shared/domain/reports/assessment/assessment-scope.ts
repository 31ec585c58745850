import type { Person } from "#shared/domain/base/person.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { branchSubjects, type Subject } from "./subject.ts";

/** Tells whether a person sees the card of a subject; who lacks the place of their role sees none. */
export function seesSubject(
  person: Person,
  programme: Pick<Programme, "bank" | "otherBanks">,
  associations: readonly Pick<Association, "associationId" | "countyCode">[],
): (subject: Subject) => boolean {
  const { associationId, countyCode, branchIds, bankId = programme.bank.bankId } = person;
  switch (sightOf(person).assessments) {
    case "all":
      return () => true;
    case "own-association":
      return ({ kind, id }) => kind === "association" && id === associationId;
    case "own-county": {
      const own = new Set(
        associations.filter((one) => one.countyCode === countyCode).map((one) => one.associationId),
      );
      return ({ kind, id }) =>
        (kind === "county" && id === countyCode) || (kind === "association" && own.has(id));
    }
    case "own-bank": {
      const own = new Set(
        branchSubjects(programme)
          .filter((one) => one.bankId === bankId)
          .filter(({ branchId = "" }) => branchIds === undefined || branchIds.includes(branchId))
          .map(({ id }) => id),
      );
      return ({ kind, id }) => kind === "branch" && own.has(id);
    }
    case "none":
      return () => false;
  }
}
