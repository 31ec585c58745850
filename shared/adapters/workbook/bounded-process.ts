import { fork } from "node:child_process";
import { LedgerFailure } from "#shared/domain/base/failure.ts";

/** A program that takes one task, and what it may cost. */
export type BoundedProcess = {
  /** What it is called in the error when it cannot be started. */
  name: string;
  workerFile: URL | string;
  heapMb: number;
  deadlineMs: number;
};

/** Where Node keeps what it compiled, if it does: of the environment the program gets this word alone, and starts sooner. */
function compiled(): { NODE_COMPILE_CACHE?: string } {
  const folder = process.env["NODE_COMPILE_CACHE"];
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder };
}

/** The status of a process whose program could not be loaded; one out of memory is ended by a signal. */
const uncaughtStatus = 1;

/**
 * Runs a task in another process with a bounded heap, a deadline, no environment and the clock of Greenwich, and passes
 * its messages to `hear` until that returns the end or throws; then it kills the process. A thread would not do: V8
 * ends the whole process when a thread's heap suddenly overflows. Fails with `too-much-content` when the process
 * exhausts its heap, with `file-too-slow` at the deadline, and with a plain error, no fault of the file, when the
 * program cannot be started.
 */
export function workInProcess<Task extends object, News>(
  { name, workerFile, heapMb, deadlineMs }: BoundedProcess,
  task: Task,
  hear: (news: News) => "more" | "end",
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = fork(workerFile, [], {
      execArgv: [`--max-old-space-size=${heapMb}`],
      env: { TZ: "UTC", ...compiled() },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const end = (settle: () => void) => {
      clearTimeout(deadline);
      worker.kill("SIGKILL");
      settle();
    };
    const fail = (failure: unknown) => end(() => reject(failure));
    const deadline = setTimeout(() => fail(new LedgerFailure("file-too-slow")), deadlineMs);
    worker.on("message", (news: News) => {
      try {
        if (hear(news) === "end") end(resolve);
      } catch (error) {
        fail(error);
      }
    });
    worker.once("error", fail);
    worker.once("exit", (status) =>
      fail(
        status === uncaughtStatus
          ? new Error(`the ${name} did not start`)
          : new LedgerFailure("too-much-content"),
      ),
    );
    worker.send(task);
  });
}
