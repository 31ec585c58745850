import { subjectOf, type Work, type WorkQueue } from "#shared/ports/work-queue.ts";

/** A work queue of this process: what is lost with it is found again in the register when the next one starts. */
export type InProcessQueue = WorkQueue & {
  /** Resolves when nothing is waiting or being done any more. */
  whenIdle(): Promise<void>;
  /** Takes no more work, drops what is waiting, and resolves when the current work is done. */
  stop(): Promise<void>;
};

/** Makes a queue that does its work one piece at a time; `onError` hears of work that failed, which nobody else waits for. */
export function createInProcessQueue(
  perform: (work: Work) => Promise<void>,
  onError: (work: Work, error: unknown) => void,
): InProcessQueue {
  const waiting = new Map<string, Work>();
  let stopped = false;
  let running: Promise<void> | undefined;

  const drain = async () => {
    for (;;) {
      const [first] = waiting;
      if (first === undefined) return;
      const [key, work] = first;
      waiting.delete(key);
      await perform(work).catch((error: unknown) => onError(work, error));
    }
  };
  const start = () => {
    running ??= drain().finally(() => {
      running = undefined;
      if (waiting.size > 0) start();
    });
  };
  const whenIdle = async () => {
    while (running !== undefined) await running;
  };

  return {
    async enqueue(work) {
      if (stopped) return;
      waiting.set(`${work.kind} ${subjectOf(work)}`, work);
      setImmediate(start);
    },
    async whenIdle() {
      await new Promise((resolve) => setImmediate(resolve));
      await whenIdle();
    },
    async stop() {
      stopped = true;
      waiting.clear();
      await whenIdle();
    },
  };
}
