import type { Deps } from "#shared/ports/deps.ts";

/** Has the work of every import done that a stopped process left behind; doing it twice is harmless. */
export async function resumeImports(deps: Pick<Deps, "imports" | "queue">): Promise<void> {
  for (const record of await deps.imports.listUnfinished()) {
    const { importId, state } = record;
    if (state === "uploaded" || state === "checking") await deps.queue.enqueue({ kind: "check", importId });
    if (state === "committing") await deps.queue.enqueue({ kind: "commit", importId });
  }
}
