import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";
import { openEntryLink } from "./open-entry-link.ts";

/** The subject that an access link's secret signs in, whose use is kept. Fails with `entry-link-ended`. */
export async function enterByLink(
  deps: Pick<Deps, "embedded" | "now" | "sha256">,
  secret: string,
): Promise<string> {
  const link = await openEntryLink(deps, secret);
  if (link.kind !== "access-link") throw new LedgerFailure("entry-link-ended");
  await embeddedAccounts(deps).entryLinks.noteUse(link.linkId, deps.now());
  return link.subject;
}
