import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { FailureFacts } from "#shared/domain/base/failures/failure-row.ts";
import type { FailureCode } from "#shared/domain/base/failures.ts";

/** The system's error codes about the disk. */
const codes: Readonly<Record<string, FailureCode>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EROFS: "folder-read-only",
  EACCES: "folder-read-only",
  EPERM: "folder-read-only",
};

/** A system's error as the failure that it is: a full disk, or a folder that may not be written; `undefined` for any other. */
export function diskFailureOf(error: unknown, facts: FailureFacts = {}): LedgerFailure | undefined {
  const code = error instanceof Error && "code" in error ? codes[String(error.code)] : undefined;
  return code === undefined ? undefined : new LedgerFailure(code, facts);
}

/** Does something on a disk. Fails with `disk-full` or `folder-read-only` where that is what the system says. */
export async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskFailureOf(error) ?? error;
  }
}
