import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { KeptKey, SessionKey } from "#shared/domain/people/session.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { changePassword } from "./change-password.ts";
import { openSession } from "./open-session.ts";
import { subjectOf } from "./renew-sign-in.ts";

type Needed = Pick<
  Deps,
  "people" | "embedded" | "signIns" | "programme" | "now" | "newId" | "sha256" | "log"
>;

/**
 * Changes the caller's password and gives what keeps them signed in in the browser in which they did so, if they were:
 * everywhere else the new password is asked for. Fails as `changePassword` does.
 */
export async function changePasswordHere(
  deps: Needed,
  caller: Person,
  input: { current: string; fresh: string },
  key: SessionKey | undefined,
): Promise<KeptKey | undefined> {
  const wasHere = await isSignedIn(deps, caller, key);
  await changePassword(deps, caller, input);
  return wasHere ? openSession(deps, caller.subject, key) : undefined;
}

async function isSignedIn(deps: Needed, { subject }: Person, key: SessionKey | undefined): Promise<boolean> {
  if (deps.signIns === undefined || key?.kind !== "account" || key.subject !== subject) return false;
  return subjectOf(deps, key).then(
    () => true,
    (error: unknown) => {
      if (error instanceof LedgerFailure) return false;
      throw error;
    },
  );
}
