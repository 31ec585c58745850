import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { TryCounter } from "#shared/ports/people/accounts.ts";

/** Failures of tries by which nobody guesses: the password was right, or a secret of 160 bits was not. */
const uncounted: readonly string[] = ["sign-in-code-needed", "entry-link-ended"];

/**
 * Does what a try to get in asks for. A try that was good is not counted, nor one by which nobody guesses: an office whose
 * phones open a dead link still signs in. Those refused are logged, without whose they were. Fails with `too-many-tries`, and as the work does.
 */
export async function countTry<T>(
  { log, tries }: Pick<Deps, "log"> & { tries: TryCounter },
  address: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    await tries.count(address);
    const result = await work();
    await tries.welcome(address);
    return result;
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
    log("sign-in-refused", { code: error.code });
    if (uncounted.includes(error.code)) await tries.forgive(address);
    throw error;
  }
}
