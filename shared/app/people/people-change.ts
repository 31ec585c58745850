import type { PeopleChange } from "#shared/domain/people/people-change.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** A change of people as it is made now. */
export function peopleChange(
  deps: Pick<Deps, "now" | "newId">,
  change: Omit<PeopleChange, "changeId" | "at">,
): PeopleChange {
  return { ...change, changeId: deps.newId(), at: deps.now() };
}
