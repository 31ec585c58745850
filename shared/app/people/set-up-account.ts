import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { placeOfPerson } from "#shared/domain/base/person.ts";
import { type Account, nameFault } from "#shared/domain/people/account.ts";
import type { EntryLink } from "#shared/domain/people/entry-link.ts";
import { placedAt, presentIds } from "#shared/domain/people/merged.ts";
import { passwordFault } from "#shared/domain/people/password.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type FactorGiven, secondFactorOf } from "./demand-code.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";
import { openEntryLink } from "./open-entry-link.ts";
import { peopleChange } from "./people-change.ts";

type Needed = Pick<Deps, "people" | "associations" | "embedded" | "now" | "newId" | "sha256">;

/**
 * Sets what a one-time link lets its holder set: of an invitation sign-in name and password of a new account, of a link
 * for a new password that alone, which ends what was signed in before. Gives the account's subject. Fails with
 * `entry-link-ended`, `sign-in-unfit`, `sign-in-code-wrong` or `sign-in-name-taken`.
 */
export async function setUpAccount(
  deps: Needed,
  issuer: string,
  input: { secret: string; name: string; password: string; secondFactor?: FactorGiven | undefined },
): Promise<string> {
  const link = await openEntryLink(deps, input.secret);
  switch (link.kind) {
    case "invitation":
      return join(deps, issuer, link, input);
    case "new-password":
      return setNewPassword(deps, issuer, link, input);
    case "access-link":
      throw new LedgerFailure("entry-link-ended");
  }
}

async function join(
  deps: Needed,
  issuer: string,
  link: EntryLink,
  input: { name: string; password: string; secondFactor?: FactorGiven | undefined },
): Promise<string> {
  const { linkId, subject, displayName } = link;
  const { accounts, passwords } = embeddedAccounts(deps);
  const name = input.name.normalize("NFKC").trim();
  demandFit([nameFault(name), passwordFault(input.password, name)]);
  const at = deps.now();
  const account: Account = {
    subject,
    name,
    passwordHash: await passwords.hash(input.password),
    passwordSetAt: at,
    lastSignInAt: at,
    secondFactor: secondFactorOf(deps, link.role, input.secondFactor),
  };
  const presentIdOf = presentIds(await deps.associations.list());
  const person = placedAt(presentIdOf, { issuer, subject, displayName, ...placeOfPerson(link) });
  const after = placeOfPerson(person);
  const change = peopleChange(deps, { kind: "joined", by: displayName, whom: displayName, after });
  const outcome = await accounts.join(linkId, at, account, person, change);
  if (outcome === "name-taken") throw new LedgerFailure("sign-in-name-taken");
  if (outcome === "link-ended") throw new LedgerFailure("entry-link-ended");
  return subject;
}

async function setNewPassword(
  deps: Needed,
  issuer: string,
  { linkId, subject, displayName, role }: EntryLink,
  { password, secondFactor: given }: { password: string; secondFactor?: FactorGiven | undefined },
): Promise<string> {
  const { accounts, passwords } = embeddedAccounts(deps);
  const account = await accounts.find(subject);
  if (account === undefined) throw new LedgerFailure("entry-link-ended");
  demandFit([passwordFault(password, account.name)]);
  const secondFactor = secondFactorOf(deps, role, given);
  const hash = await passwords.hash(password);
  if (!(await accounts.setPassword(subject, hash, deps.now(), { linkId, secondFactor })))
    throw new LedgerFailure("entry-link-ended");
  await accounts.endSessions(subject);
  const change = peopleChange(deps, { kind: "password-set", by: displayName, whom: displayName });
  await deps.people.note(issuer, change);
  return subject;
}

function demandFit(faults: (string | undefined)[]): void {
  const found = faults.filter((fault) => fault !== undefined);
  if (found.length > 0) throw new LedgerFailure("sign-in-unfit", { faults: found });
}
