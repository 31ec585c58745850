import { disbursedFenNow } from "#shared/app/progress/disbursed-now.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { unacknowledged } from "#shared/domain/imports/effect-warnings.ts";
import { requireSecondPerson } from "#shared/domain/imports/four-eyes.ts";
import { type ImportRecord, importStateNames } from "#shared/domain/imports/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { ownedImport } from "./owned-import.ts";
import { updateImport } from "./update-import.ts";

/**
 * Has a checked import posted to the ledger; one whose posting failed half-way goes on from there. A repeated call,
 * while it runs or after it is done, changes nothing and returns `repeated`. Fails with `import-unknown`,
 * `import-state`, `questions-open` while a blocking question has no answer, `warnings-open` unless the caller has
 * acknowledged every warning of the check by its code, or `four-eyes` where another person than the announcer has to
 * commit.
 */
export async function commitImport(
  deps: Pick<Deps, "imports" | "ledger" | "queue" | "programme" | "now">,
  caller: Person,
  importId: string,
  acknowledged: readonly string[] = [],
): Promise<ImportRecord & { repeated: boolean }> {
  await ownedImport(deps, caller, importId);
  const disbursedFenBefore = await disbursedFenNow(deps);
  let repeated = false;
  const record = await updateImport(deps, importId, (stored) => {
    repeated = stored.state === "committing" || stored.state === "committed";
    if (repeated) return undefined;
    const resumable = stored.state === "failed" && stored.commit !== undefined && stored.undo === undefined;
    if (stored.state !== "checked" && !resumable) {
      throw new LedgerFailure("import-state", { stateName: importStateNames[stored.state], action: "入账" });
    }
    const { holding = 0 } = stored.questions ?? {};
    if (!resumable && holding > 0) throw new LedgerFailure("questions-open", { count: holding });
    const { warnings = [] } = stored;
    const open = resumable ? [] : unacknowledged(warnings, acknowledged);
    if (open.length > 0) {
      throw new LedgerFailure("warnings-open", { faults: open.map(({ message }) => message) });
    }
    requireSecondPerson(
      deps.programme,
      { before: stored.announcedBy, now: caller.subject },
      { first: "登记导入的人", action: "确认入账" },
    );
    return {
      ...stored,
      state: "committing",
      commit: stored.commit ?? {
        by: caller.subject,
        byName: caller.displayName,
        askedAt: deps.now(),
        disbursedFenBefore,
        ...(warnings.length > 0 ? { acknowledged: warnings.map(({ code }) => code) } : {}),
      },
      problem: undefined,
    };
  });
  if (record.state === "committing") await deps.queue.enqueue({ kind: "commit", importId });
  return { ...record, repeated };
}
