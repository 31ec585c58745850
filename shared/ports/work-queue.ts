/**
 * Work that goes on after a request was answered; the state of it is in the register, or beside the deferred answer, so
 * that doing it twice is harmless.
 */
export type Work = ImportWork | { kind: "answer"; deferredId: string };
export type ImportWork = { kind: "check" | "commit" | "undo"; importId: string };

/** What a piece of work is about, by its id. */
export function subjectOf(work: Work): string {
  return work.kind === "answer" ? work.deferredId : work.importId;
}

/** Sees to it that a piece of work is done at least once, also after a crash. */
export interface WorkQueue {
  enqueue(work: Work): Promise<void>;
}
