import { hashOfText } from "#shared/app/base/hash-of-text.ts";
import type { SessionKey } from "#shared/domain/people/session.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { ownSignIns } from "./own-sign-ins.ts";

/**
 * Signs a browser out by what it keeps: no token is got by that any more. An access link goes on to let in whoever has it,
 * until it is ended. Fails with `accounts-elsewhere`.
 */
export async function endSession(
  deps: Pick<Deps, "signIns" | "sha256" | "log">,
  key: SessionKey | undefined,
): Promise<void> {
  const { sessions } = ownSignIns(deps);
  if (key?.kind !== "account") return;
  await sessions.end(key.subject, hashOfText(deps, key.secret));
  deps.log("signed-out", { subject: key.subject });
}
