import { ensureCapacity } from "#shared/app/people/ensure-capacity.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { accountPrefix, type Person } from "#shared/domain/base/person.ts";
import { holdsPersonNumber } from "#shared/domain/base/person-numbers.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";
import { type MadeLink, makeEntryLink } from "./make-entry-link.ts";
import { demandManaged } from "./managed-people.ts";
import { peopleChange } from "./people-change.ts";
import { type PlaceAsked, personPlace } from "./person-place.ts";

/**
 * Makes the one-time link for a new account of a role. Where nobody signs in elsewhere the first account has to be a
 * supervisor's: it ends the demo accounts. Fails with `accounts-elsewhere`, `input-invalid` for a name with an identity number or an unknown
 * county, `supervisor-first`, `association-unknown` or `entry-links-full`.
 */
export async function invitePerson(
  deps: Pick<Deps, "people" | "associations" | "programme" | "embedded" | "now" | "newId" | "sha256">,
  caller: Pick<Person, "issuer" | "displayName" | "role" | "countyCode">,
  input: PlaceAsked & { displayName: string },
): Promise<MadeLink> {
  const { displayName: by } = caller;
  const { accounts, issuer } = embeddedAccounts(deps);
  if (holdsPersonNumber(input.displayName, { likely: true })) {
    throw new LedgerFailure("input-invalid", { fields: ["姓名（displayName）里写有身份证号"] });
  }
  const isFirst = caller.issuer === issuer && !(await accounts.any());
  if (input.role !== "supervisor" && isFirst) throw new LedgerFailure("supervisor-first");
  const place = await personPlace(deps, input);
  await demandManaged(deps, caller, place);
  await ensureCapacity(deps, issuer);
  const guest = { subject: accountPrefix + deps.newId(), displayName: input.displayName, ...place };
  const made = await makeEntryLink(deps, "invitation", by, guest);
  await deps.people.note(
    issuer,
    peopleChange(deps, { kind: "invited", by, whom: input.displayName, after: place }),
  );
  return made;
}
