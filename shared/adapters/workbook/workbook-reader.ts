import { Worker } from "node:worker_threads";
import { type FailureCode, type FailureFacts, LedgerFailure } from "#shared/domain/failure.ts";
import type { Sheet } from "#shared/domain/sheet.ts";
import { type TableReader, workbookLimits } from "#shared/ports/table-reader.ts";
import type { ReaderLimits } from "./reader-limits.ts";
import type { WorkerTask } from "./workbook-worker.ts";

type Answer = { sheets: Sheet[] } | { failure: { code: FailureCode; facts: FailureFacts } };

const workerHeapMb = 768;

/**
 * A table reader that reads each file in a worker thread of its own, with a bounded heap and a deadline: a file that
 * exhausts either is refused (`file-unsafe`, `file-too-slow`) and this process lives on.
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
      const answer = await readInWorker(workerFile, { bytes, limits });
      if ("failure" in answer) throw new LedgerFailure(answer.failure.code, answer.failure.facts);
      return answer.sheets;
    },
  };
}

function readInWorker(workerFile: URL | string, task: WorkerTask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: workerHeapMb },
      stdout: true,
      stderr: true,
    });
    const deadline = setTimeout(() => end(new LedgerFailure("file-too-slow")), task.limits.readMsMax);
    const end = (outcome: Answer | LedgerFailure) => {
      clearTimeout(deadline);
      void worker.terminate();
      if (outcome instanceof LedgerFailure) reject(outcome);
      else resolve(outcome);
    };
    worker.once("message", (answer: Answer) => end(answer));
    worker.once("error", (error) => {
      const exhausted = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      end(new LedgerFailure(exhausted ? "file-unsafe" : "file-unreadable"));
    });
    worker.once("exit", () => end(new LedgerFailure("file-unreadable")));
  });
}
