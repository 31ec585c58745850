import type { EntryLink } from "#shared/domain/people/entry-link.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** The links that were handed out, newest first; none where people sign in elsewhere. */
export async function listEntryLinks({ embedded }: Pick<Deps, "embedded">): Promise<EntryLink[]> {
  return (await embedded?.entryLinks.list()) ?? [];
}
