import type { RegisterChange } from "#shared/domain/associations/member.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** A page of the changes of registers, newest first. */
export async function listRegisterChanges(
  { registerChanges }: Pick<Deps, "registerChanges">,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<RegisterChange>> {
  return registerChanges.list(limit, cursor);
}
