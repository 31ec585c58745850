import { fork } from "node:child_process";
import { type FailureCode, type FailureFacts, LedgerFailure } from "#shared/domain/failure.ts";
import { type TableReader, workbookLimits } from "#shared/ports/table-reader.ts";
import { type PackedSheet, unpackSheet } from "./pack-sheets.ts";
import type { ReaderLimits } from "./reader-limits.ts";
import type { WorkerTask } from "./workbook-worker.ts";

type Answer = { sheets: PackedSheet[] } | { failure: { code: FailureCode; facts: FailureFacts } };

const workerHeapMb = 768;
/** The status of a process whose program could not be loaded; one out of memory is ended by a signal. */
const uncaughtStatus = 1;

/**
 * A table reader that reads each file in a process of its own, with a bounded heap, a deadline, no environment and the
 * clock of Greenwich: a file that exhausts either is refused (`file-unsafe`, `file-too-slow`) and this process lives
 * on. A thread would not do: V8 ends the whole process when a thread's heap overflows at once. Fails with
 * a plain error, no fault of the file, when the worker's program cannot be started.
 */
export function createWorkbookReader(
  options: { workerFile?: URL | string | undefined; limits?: Partial<ReaderLimits> } = {},
): TableReader {
  const limits: ReaderLimits = { ...workbookLimits, ...options.limits };
  return {
    async read(bytes) {
      if (bytes.byteLength === 0) throw new LedgerFailure("file-empty");
      if (bytes.byteLength > limits.byteSizeMax) {
        throw new LedgerFailure("file-too-large", { maxMb: limits.byteSizeMax / 1024 / 1024 });
      }
      const workerFile = options.workerFile ?? new URL("./workbook-worker.ts", import.meta.url);
      const answer = await readInProcess(workerFile, { bytes, limits });
      if ("failure" in answer) throw new LedgerFailure(answer.failure.code, answer.failure.facts);
      return answer.sheets.map(unpackSheet);
    },
  };
}

function readInProcess(workerFile: URL | string, task: WorkerTask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = fork(workerFile, [], {
      execArgv: [`--max-old-space-size=${workerHeapMb}`],
      env: { TZ: "UTC" },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const deadline = setTimeout(() => end(new LedgerFailure("file-too-slow")), task.limits.readMsMax);
    const end = (outcome: Answer | Error) => {
      clearTimeout(deadline);
      worker.kill("SIGKILL");
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    };
    worker.once("message", (answer: Answer) => end(answer));
    worker.once("error", end);
    worker.once("exit", (status) =>
      end(
        status === uncaughtStatus
          ? new Error("the workbook worker did not start")
          : new LedgerFailure("file-unsafe"),
      ),
    );
    worker.send(task);
  });
}
