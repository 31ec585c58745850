import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { requireSecondPerson } from "#shared/domain/imports/four-eyes.ts";
import { type ImportRecord, importStateNames } from "#shared/domain/imports/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { ownedImport } from "./owned-import.ts";
import { updateImport } from "./update-import.ts";

/**
 * Has a committed import undone by compensating entries; one whose undoing failed half-way goes on from there. A
 * repeated call, while it runs or after it is done, changes nothing; the first caller and reason stay. Fails with
 * `import-unknown`, `import-state`, or `four-eyes` where another person than the one who committed has to undo.
 */
export async function undoImport(
  deps: Pick<Deps, "imports" | "queue" | "programme" | "now">,
  caller: Person,
  importId: string,
  reason: string,
): Promise<ImportRecord> {
  await ownedImport(deps, caller, importId);
  const record = await updateImport(deps, importId, (stored) => {
    if (stored.state === "undoing" || stored.state === "undone") return undefined;
    const resumable = stored.state === "failed" && stored.undo !== undefined;
    if (stored.state !== "committed" && !resumable) {
      throw new LedgerFailure("import-state", {
        stateName: importStateNames[stored.state],
        action: "撤销入账",
      });
    }
    requireSecondPerson(
      deps.programme,
      { before: stored.commit?.by, now: caller.subject },
      { first: "确认入账的人", action: "撤销入账" },
    );
    const asked = {
      by: caller.subject,
      issuer: caller.issuer,
      byName: caller.displayName,
      reason,
      askedAt: deps.now(),
      undoneCount: 0,
      keptCount: 0,
      kept: [],
    };
    return { ...stored, state: "undoing", undo: stored.undo ?? asked, problem: undefined };
  });
  if (record.state === "undoing") await deps.queue.enqueue({ kind: "undo", importId });
  return record;
}
