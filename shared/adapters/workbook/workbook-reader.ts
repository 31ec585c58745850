import { fork } from "node:child_process";
import { LedgerFailure } from "#shared/domain/failure.ts";
import type { Sheet } from "#shared/domain/sheet.ts";
import { type TableReader, workbookLimits } from "#shared/ports/table-reader.ts";
import { collectSheets } from "./collect-sheets.ts";
import type { ReaderLimits } from "./reader-limits.ts";
import type { WorkerNews, WorkerTask } from "./workbook-worker.ts";

/** What reading may cost grows with the file, so that a small one that costs much is ended early. */
const heapMbMin = 256;
const heapMbPerMb = 32;
const heapMbMax = 768;
const readMsMin = 8000;
const readMsPerMb = 4000;
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
      return readInProcess(workerFile, { bytes, limits });
    },
  };
}

function readInProcess(workerFile: URL | string, task: WorkerTask): Promise<Sheet[]> {
  const sizeMb = task.bytes.byteLength / 1024 / 1024;
  const heapMb = Math.min(heapMbMax, Math.ceil(heapMbMin + sizeMb * heapMbPerMb));
  const readMs = Math.min(task.limits.readMsMax, Math.ceil(readMsMin + sizeMb * readMsPerMb));
  return new Promise((resolve, reject) => {
    const worker = fork(workerFile, [], {
      execArgv: [`--max-old-space-size=${heapMb}`],
      env: { TZ: "UTC" },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const { sink, sheets } = collectSheets();
    const deadline = setTimeout(() => end(new LedgerFailure("file-too-slow")), readMs);
    const end = (failure?: Error) => {
      clearTimeout(deadline);
      worker.kill("SIGKILL");
      if (failure === undefined) resolve([...sheets]);
      else reject(failure);
    };
    worker.on("message", (news: WorkerNews) => {
      switch (news.kind) {
        case "rows":
          return sink.rows(news.batch);
        case "sheet":
          return sink.end(news.end);
        case "done":
          return end();
        case "failure":
          return end(new LedgerFailure(news.code, news.facts));
      }
    });
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
