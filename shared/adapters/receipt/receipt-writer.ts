import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { ReceiptWriter, SentBook } from "#shared/ports/imports/receipt-writer.ts";
import { workbookLimits } from "#shared/ports/imports/table-reader.ts";
import { workInProcess } from "../workbook/bounded-process.ts";
import type { ReaderLimits } from "../workbook/reader-limits.ts";
import type { ReceiptWish } from "./make-receipt.ts";
import type { ReceiptAnswer, ReceiptTask } from "./receipt-worker.ts";

const workerHeapMb = 768;
/** How many may wait for a receipt while another is made. */
const waitingMax = 8;

/**
 * A receipt writer that takes each file apart in a bounded process. It makes one receipt after the other, so that many
 * requests do not exhaust the machine.
 */
export function createReceiptWriter(
  options: { workerFile?: URL | string | undefined; limits?: Partial<ReaderLimits> } = {},
): ReceiptWriter {
  const limits: ReaderLimits = { ...workbookLimits, ...options.limits };
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function make(original: Uint8Array, wish: ReceiptWish, msMax: number): Promise<SentBook> {
    const untilMs = performance.now() + msMax;
    if (waiting > waitingMax) throw new LedgerFailure("ledger-busy");
    waiting += 1;
    const workerFile = options.workerFile ?? new URL("./receipt-worker.ts", import.meta.url);
    const work = last.then(() => makeInProcess(workerFile, { original, wish, limits }, untilMs));
    last = work.catch(() => undefined);
    return work.finally(() => {
      waiting -= 1;
    });
  }

  return {
    annotate: (original, verdicts, msMax = Infinity) => make(original, { verdicts }, msMax),
    failedRows: (original, failed, msMax = Infinity) => make(original, { failed }, msMax),
  };
}

async function makeInProcess(
  workerFile: URL | string,
  task: ReceiptTask,
  untilMs: number,
): Promise<SentBook> {
  const made: SentBook[] = [];
  const bounds = {
    name: "receipt worker",
    workerFile,
    heapMb: workerHeapMb,
    deadlineMs: Math.min(task.limits.readMsMax, Math.max(untilMs - performance.now(), 1)),
  };
  await workInProcess(bounds, task, (answer: ReceiptAnswer) => {
    if ("failure" in answer) throw new LedgerFailure(answer.failure.code, answer.failure.facts);
    made.push(answer.book);
    return "end";
  });
  const [book] = made;
  if (book === undefined) throw new Error("the receipt worker made nothing");
  return book;
}
