import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type Person, supervisorLeft } from "#shared/domain/base/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { PersonKey } from "#shared/ports/people/people-repository.ts";
import { allPeople } from "./known-issuers.ts";

const attemptsMax = 5;

/**
 * Changes a person, or removes them if `after` is undefined, only while somebody can still let people in: of two
 * supervisors who remove each other at the same moment one stays. `write` gets the person whose presence it depends
 * on, or `undefined`, and returns whether it was done. Fails with `last-supervisor`.
 */
export async function leaveSupervisor(
  deps: Pick<Deps, "people" | "embedded">,
  { issuer, subject, after }: PersonKey & { after: Person | undefined },
  write: (left: PersonKey | undefined) => Promise<boolean>,
): Promise<void> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const left = supervisorLeft(await allPeople(deps, { issuer }), subject, after);
    if (left === undefined) throw new LedgerFailure("last-supervisor");
    const isSure = left.listed === true || left.subject === subject;
    if (await write(isSure ? undefined : { issuer: left.issuer, subject: left.subject })) return;
  }
  throw new LedgerFailure("ledger-busy");
}
