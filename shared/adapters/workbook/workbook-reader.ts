import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import { type TableReader, workbookLimits } from "#shared/ports/imports/table-reader.ts";
import { workInProcess } from "./bounded-process.ts";
import { collectSheets } from "./collect-sheets.ts";
import type { ReaderLimits } from "./reader-limits.ts";
import type { WorkerNews, WorkerTask } from "./workbook-worker.ts";

/** What reading may cost grows with the file, so that a small one that costs much is ended early. */
const heapMbMin = 256;
const heapMbPerMb = 32;
const heapMbMax = 768;
const readMsMin = 8000;
const readMsPerMb = 4000;

/**
 * A table reader that reads each file in a bounded process: a file that exhausts its memory or time is refused
 * (`too-much-content`, `file-too-slow`) and this process lives on.
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

async function readInProcess(workerFile: URL | string, task: WorkerTask): Promise<Sheet[]> {
  const sizeMb = task.bytes.byteLength / 1024 / 1024;
  const heapMb = Math.min(heapMbMax, Math.ceil(heapMbMin + sizeMb * heapMbPerMb));
  const deadlineMs = Math.min(task.limits.readMsMax, Math.ceil(readMsMin + sizeMb * readMsPerMb));
  const { sink, sheets } = collectSheets();
  await workInProcess(
    { name: "workbook worker", workerFile, heapMb, deadlineMs },
    task,
    (news: WorkerNews) => {
      switch (news.kind) {
        case "rows":
          sink.rows(news.batch);
          return "more";
        case "sheet":
          sink.end(news.end);
          return "more";
        case "done":
          return "end";
        case "failure":
          throw new LedgerFailure(news.code, news.facts);
      }
    },
  );
  return [...sheets];
}
