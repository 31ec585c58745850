import type { Person } from "#shared/domain/base/person.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** The issuers whose people the caller's register has: their own, and where people sign in here too, all that there are. */
export function knownIssuers(
  { embedded }: Pick<Deps, "embedded">,
  caller: Pick<Person, "issuer">,
): readonly string[] {
  const others = [embedded?.issuer, embedded?.otherIssuer].filter((issuer) => issuer !== undefined);
  return [...new Set([caller.issuer, ...others])];
}

/** Everybody in the register. */
export async function allPeople(
  deps: Pick<Deps, "people" | "embedded">,
  caller: Pick<Person, "issuer">,
): Promise<Person[]> {
  return (await Promise.all(knownIssuers(deps, caller).map((issuer) => deps.people.list(issuer)))).flat();
}
