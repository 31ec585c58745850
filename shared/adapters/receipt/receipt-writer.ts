import { fork } from "node:child_process";
import { type FailureCode, type FailureFacts, LedgerFailure } from "#shared/domain/failure.ts";
import type { ReceiptWriter, SentBook } from "#shared/ports/receipt-writer.ts";
import { workbookLimits } from "#shared/ports/table-reader.ts";
import type { ReaderLimits } from "../workbook/reader-limits.ts";
import type { ReceiptWish } from "./make-receipt.ts";
import type { ReceiptTask } from "./receipt-worker.ts";

type Answer = { book: SentBook } | { failure: { code: FailureCode; facts: FailureFacts } };

const workerHeapMb = 768;
/** The status of a process whose program could not be loaded; one out of memory is ended by a signal. */
const uncaughtStatus = 1;
/** How many may wait for a receipt while another is made. */
const waitingMax = 8;

/**
 * A receipt writer that takes each file apart in a process of its own, as the workbook reader does: with a bounded heap,
 * a deadline, no environment. It makes one receipt after the other, so that no crowd of them exhausts the machine.
 */
export function createReceiptWriter(
  options: { workerFile?: URL | string | undefined; limits?: Partial<ReaderLimits> } = {},
): ReceiptWriter {
  const limits: ReaderLimits = { ...workbookLimits, ...options.limits };
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function make(original: Uint8Array, wish: ReceiptWish): Promise<SentBook> {
    if (waiting > waitingMax) throw new LedgerFailure("ledger-busy");
    waiting += 1;
    const workerFile = options.workerFile ?? new URL("./receipt-worker.ts", import.meta.url);
    const work = last.then(() => makeInProcess(workerFile, { original, wish, limits }));
    last = work.catch(() => undefined);
    const answer = await work.finally(() => {
      waiting -= 1;
    });
    if ("failure" in answer) throw new LedgerFailure(answer.failure.code, answer.failure.facts);
    return answer.book;
  }

  return {
    annotate: (original, verdicts) => make(original, { verdicts }),
    failedRows: (original, failed) => make(original, { failed }),
  };
}

function makeInProcess(workerFile: URL | string, task: ReceiptTask): Promise<Answer> {
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
          ? new Error("the receipt worker did not start")
          : new LedgerFailure("file-unsafe"),
      ),
    );
    worker.send(task);
  });
}
