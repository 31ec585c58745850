/** Work that goes on after a request was answered; the state of it is in the register, so that doing it twice is harmless. */
export type Work = { kind: "check" | "commit" | "undo"; importId: string };

/** Sees to it that a piece of work is done at least once, also after a crash. */
export interface WorkQueue {
  enqueue(work: Work): Promise<void>;
}
