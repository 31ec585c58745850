import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { TryCounter } from "#shared/ports/people/accounts.ts";

/**
 * Does what a try to get in asks for. A try that was good is not counted, nor one whose password was right and whose code
 * is asked for next; those refused are logged, without whose they were. Fails with `too-many-tries`, and as the work does.
 */
export async function countTry<T>(
  { log, tries }: Pick<Deps, "log"> & { tries: TryCounter },
  address: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    await tries.count(address);
    const result = await work();
    await tries.forgive(address);
    return result;
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
    log("sign-in-refused", { code: error.code });
    if (error.code === "sign-in-code-needed") await tries.forgive(address);
    throw error;
  }
}
