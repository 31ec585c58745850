import { everyPage } from "#shared/app/base/every-page.ts";
import { keepSnapshot } from "#shared/app/progress/keep-snapshot.ts";
import { type ImportRecord, keptLoansMax } from "#shared/domain/imports/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type AttributeDeps, attributeLoans } from "./attribute-loans.ts";
import { failImport } from "./fail-import.ts";
import { keptLoans } from "./kept-loans.ts";
import { type UndonePostings, undoPostings } from "./undo-postings.ts";
import { updateImport } from "./update-import.ts";
import { takeInWithLoans, withdrawAssociations } from "./withdraw-associations.ts";
import { withdrawDecisions } from "./withdraw-decisions.ts";

type UndoDeps = AttributeDeps &
  Pick<
    Deps,
    "imports" | "importArchive" | "decisions" | "people" | "programme" | "queue" | "remainingMs" | "log"
  >;

/**
 * Undoes an import, posting by posting in their order, from where it stopped. Each undoing posting has its own marker,
 * so that it is made once. On a failure it sets the import's state and throws: the queue's next try goes on from there.
 * Associations and decisions that only this import brought go with it, and registers may attribute again what it alone
 * stated. What it kept is looked at again when another import is undone.
 */
export async function postUndo(deps: UndoDeps, importId: string): Promise<void> {
  let record = await updateImport(deps, importId, (stored) =>
    stored.state === "failed" && stored.undo !== undefined
      ? { ...stored, state: "undoing", problem: undefined }
      : undefined,
  );
  if (record.state !== "undoing") return;
  try {
    record = await tellOthers(deps, record);
    const undone = await undoPostings(deps, record);
    await keepSnapshot(deps);
    if (undone === undefined) {
      await deps.queue.enqueue({ kind: "undo", importId });
      return;
    }
    if (undone.takenBack > 0) await goThroughKept(deps, record);
    await withdrawAssociations(deps, record);
    await takeInWithLoans(deps);
    if (undone.takenBack > 0) {
      const by = record.undo?.by ?? record.announcedBy;
      await attributeLoans(deps, { by });
    }
    await withdrawDecisions(deps, record.bankId);
    const ended = await finish(deps, record, undone);
    if (ended.state === "undoing") await deps.queue.enqueue({ kind: "undo", importId });
  } catch (error) {
    await failImport(deps, record, error);
    await keepSnapshot(deps).catch(() => deps.log("snapshot-not-kept", { importId }));
    throw error;
  }
}

/** From its first work on, an undoing import confirms nothing any more: what others kept for it is looked at again. */
async function tellOthers(deps: UndoDeps, record: ImportRecord): Promise<ImportRecord> {
  if (record.undo?.othersTold === true) return record;
  await goThroughKept(deps, record);
  return updateImport(deps, record.importId, (stored) =>
    stored.undo === undefined ? undefined : { ...stored, undo: { ...stored.undo, othersTold: true } },
  );
}

/** Has what other undone imports kept gone through again; one that is at work itself does so once more at its end. */
async function goThroughKept(deps: UndoDeps, { importId, bankId }: ImportRecord): Promise<void> {
  for await (const other of everyPage(deps.imports.list)) {
    if (other.importId === importId || other.bankId !== bankId || !mayHaveKept(other)) continue;
    const again = await updateImport(deps, other.importId, (stored) =>
      stored.undo !== undefined && mayHaveKept(stored)
        ? {
            ...stored,
            state: stored.state === "undone" ? "undoing" : stored.state,
            undo: { ...stored.undo, round: (stored.undo.round ?? 1) + 1 },
          }
        : undefined,
    );
    if (again.state === "undoing") await deps.queue.enqueue({ kind: "undo", importId: other.importId });
  }
}

function mayHaveKept({ state, undo }: ImportRecord): boolean {
  return undo !== undefined && (state !== "undone" || undo.keptCount > 0);
}

/** Notes how the undoing went; leaves it undoing when its postings are to be gone through once more. */
async function finish(
  deps: UndoDeps,
  { importId, undo }: ImportRecord,
  { undoneCount, keptCount, kept, books }: UndonePostings,
): Promise<ImportRecord> {
  const named = await keptLoans(deps, books, kept.slice(0, keptLoansMax));
  return updateImport(deps, importId, (stored) => {
    if (stored.state !== "undoing" || stored.undo === undefined || stored.undo.round !== undo?.round) {
      return undefined;
    }
    const at = deps.now();
    const { undoneAt = at, clearedAt } = stored.undo;
    const cleared = keptCount === 0 && undoneAt !== at ? (clearedAt ?? at) : undefined;
    return {
      ...stored,
      state: "undone",
      undo: { ...stored.undo, undoneCount, keptCount, kept: named, undoneAt, clearedAt: cleared },
      progress: undefined,
    };
  });
}
