import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { isReadByOthers, type ReadingKind } from "#shared/domain/people/reading.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What noting a reading needs. */
export type NoteDeps = Pick<Deps, "readings" | "sha256" | "now" | "log">;

const readerKeyLength = 16;

/**
 * Notes that somebody looks at an association's data, before they get it. A note that cannot be written does not stop
 * the reading: it is logged for the operators.
 */
export async function noteReading(
  deps: NoteDeps,
  reader: Person,
  read: { associationId: string; kind: ReadingKind; loanNo?: string | undefined },
): Promise<void> {
  if (!isReadByOthers(reader, read.associationId)) return;
  const { issuer, subject, displayName, role } = reader;
  const account = new TextEncoder().encode(`${issuer}\n${subject}`);
  try {
    await deps.readings.add({
      ...read,
      readAt: deps.now(),
      readerKey: deps.sha256(account).slice(0, readerKeyLength),
      readerName: displayName,
      readerRole: role,
    });
  } catch (error) {
    const code = error instanceof LedgerFailure ? error.code : "unexpected";
    deps.log("reading-not-noted", { kind: read.kind, code });
  }
}
