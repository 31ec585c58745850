import { hashOfText } from "#shared/app/base/hash-of-text.ts";
import type { Register, RegisterChange } from "#shared/domain/associations/member.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { plainFileName } from "#shared/domain/base/misleading-text.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { RegisterContext } from "#shared/domain/imports/registers/read-members.ts";
import {
  countRows,
  type RegisterResult,
  type RegisterRow,
  registerRowsMax,
} from "#shared/domain/imports/registers/register-answer.ts";
import { membersAtOnceMax } from "#shared/ports/associations/member-repository.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** A register's file, and what is to be done with it. */
export type RegisterFile = {
  fileName: string;
  bytes: Uint8Array;
  commit: boolean;
  /** The diff that was shown before; a commit that would do anything else is refused. */
  diffHash?: string | undefined;
  why?: string | undefined;
};

/** What reading a register uses today. */
export function registerContext({ programme, now }: Pick<Deps, "programme" | "now">): RegisterContext {
  return { programme, today: shanghaiDayOf(now()) };
}

/** A diff as it is returned: refused and changed lines first; unchanged ones are only counted. */
export function diffResult(
  deps: Pick<Deps, "sha256">,
  rows: readonly RegisterRow[],
  versions: readonly string[],
): RegisterResult {
  const told = rows
    .filter(({ outcome }) => outcome !== "unchanged")
    .toSorted((a, b) => Number(b.outcome === "refused") - Number(a.outcome === "refused"));
  return {
    state: "checked",
    counts: countRows(rows),
    rows: told.slice(0, registerRowsMax),
    rowsLeftOut: Math.max(0, told.length - registerRowsMax),
    diffHash: hashOfText(deps, JSON.stringify([rows.map(({ outcome, row }) => [outcome, row]), versions])),
  };
}

/** Fails with `register-moved` when a commit would do something else than what was shown. */
export function demandShownDiff({ diffHash }: RegisterFile, result: RegisterResult): void {
  if (diffHash !== undefined && diffHash !== result.diffHash) throw new LedgerFailure("register-moved");
}

/** The change of a register that a file makes. */
export function changeBy(
  deps: Pick<Deps, "now" | "newId" | "sha256">,
  { subject, issuer, displayName }: Person,
  register: Register,
  file: RegisterFile,
): Omit<RegisterChange, "counts"> {
  return {
    changeId: deps.newId(),
    register,
    at: deps.now(),
    by: subject,
    issuer,
    byName: displayName,
    why: file.why,
    fileName: plainFileName(file.fileName),
    sha256: deps.sha256(file.bytes),
  };
}

/**
 * Writes new versions, some at a time; what is written stays, and a file that is sent again goes on from there. Fails with
 * `register-moved` when somebody else was faster.
 */
export async function writeVersions<Version>(
  write: (some: readonly Version[]) => Promise<boolean>,
  versions: readonly Version[],
): Promise<void> {
  for (let start = 0; start < versions.length; start += membersAtOnceMax) {
    const isWritten = await write(versions.slice(start, start + membersAtOnceMax));
    if (!isWritten) throw new LedgerFailure("register-moved");
  }
}
