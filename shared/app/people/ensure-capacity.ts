import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { peopleMax } from "#shared/ports/people/people-repository.ts";

/** Sees to it that one person more fits into the register. Fails with `entry-links-full`. */
export async function ensureCapacity({ people }: Pick<Deps, "people">, issuer: string): Promise<void> {
  if ((await people.list(issuer)).length >= peopleMax) throw new LedgerFailure("entry-links-full");
}
