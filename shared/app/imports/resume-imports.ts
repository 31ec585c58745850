import { importWork } from "#shared/domain/imports/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** Does the work of every import that a stopped process left; doing it twice is harmless. */
export async function resumeImports(deps: Pick<Deps, "imports" | "queue">): Promise<void> {
  for (const { importId, state } of await deps.imports.listAtWork()) {
    const kind = importWork[state];
    if (kind !== undefined) await deps.queue.enqueue({ kind, importId });
  }
}
