import { associationIdOf } from "#shared/app/people/association-id.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import { associationNameKey } from "#shared/domain/people/association.ts";
import { placedAt, presentIds } from "#shared/domain/people/merged.ts";
import type { ListedPerson, Programme } from "#shared/domain/programme/programme.ts";
import type { Sha256 } from "#shared/ports/base/system.ts";
import type { PeopleRepository } from "#shared/ports/people/people-repository.ts";
import type { Store } from "#shared/ports/store.ts";

/**
 * A register of people in which those in the programme's file, subjects of the configured issuer, come first: whoever
 * is taken off the file is out at the next start, and nothing of the file is stored. People of a merged association
 * count as the other's.
 */
export function withFilePeople(
  { people: register, associations }: Pick<Store, "people" | "associations">,
  programme: Programme,
  issuer: string,
  sha256: Sha256,
): PeopleRepository {
  /** Reads the person's association alone, as long as that was not merged. */
  const ofPresent = async (known: Person): Promise<Person> => {
    if (known.associationId === undefined) return known;
    const own = await associations.get(known.associationId);
    return own?.mergedInto === undefined ? known : placedAt(presentIds(await associations.list()), known);
  };
  const bySubject = new Map(programme.people.map((listed) => [listed.subject, listed]));
  return {
    ...register,
    async find(ofIssuer, subject) {
      const listed = ofIssuer === issuer ? bySubject.get(subject) : undefined;
      if (listed === undefined) return register.find(ofIssuer, subject);
      return ofPresent(person(listed, programme, issuer, sha256));
    },
    async list(ofIssuer) {
      const registered = await register.list(ofIssuer);
      if (ofIssuer !== issuer) return registered;
      const presentIdOf = presentIds(await associations.list());
      const listed = programme.people.map((one) =>
        placedAt(presentIdOf, person(one, programme, issuer, sha256)),
      );
      const others = registered.filter(({ subject }) => !bySubject.has(subject));
      return [...listed, ...others].sort((one, other) => textOrder(one.subject, other.subject));
    },
  };
}

function person(listed: ListedPerson, programme: Programme, issuer: string, sha256: Sha256): Person {
  const { subject, displayName, role, association, countyCode, bankId, branchIds } = listed;
  return {
    issuer,
    subject,
    displayName,
    role,
    associationId:
      association === undefined ? undefined : associationIdOf(properName(association, programme), sha256),
    bankId: role === "liaison" ? (bankId ?? programme.bank.bankId) : undefined,
    ...(role === "liaison" && branchIds !== undefined && { branchIds }),
    ...(role === "county-supervisor" && { countyCode }),
    listed: true,
  };
}

/** The name by which the programme's list knows an association, where it has one for the given name or alias. */
function properName(name: string, programme: Programme): string {
  const key = associationNameKey(name);
  const known = programme.associations.find((association) =>
    [association.name, ...association.aliases].some((one) => associationNameKey(one) === key),
  );
  return known?.name ?? name;
}
