import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Settings } from "#shared/config/settings.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { HttpAnswer } from "#shared/http/base/exchange.ts";
import type { Log } from "#shared/ports/base/system.ts";
import type { WorkQueue } from "#shared/ports/work-queue.ts";
import type { Asked, FromWorker, ToWorker } from "./messages.ts";

/** Who does, in a process of its own, what would keep the server from answering. */
export type Worker = {
  /** Has an import worked on. What is lost with the worker its successor finds in the register. */
  queue: WorkQueue;
  /** Whether it has opened the ledger: until then, and while it is replaced, the server does without. */
  isThere(): boolean;
  /** Answers a request. Fails with `ledger-busy` when it ends before it could. */
  ask(asked: Asked): Promise<HttpAnswer>;
  /** Whether it met damaged pages: then nobody works any more. */
  damaged(): boolean;
  /** Ends it between two postings; by force when that takes too long, which loses nothing. */
  stop(): Promise<void>;
};

const restartMsMin = 500;
const restartMsMax = 30_000;
const stopMs = 2000;
/** A worker that ran for so long did start: its successor need not wait. */
const settledMs = 60_000;

/**
 * Starts the worker of a server whose settings come from this process's environment, but for the port that it got, and
 * another one whenever it ends without being told to.
 */
export function hireWorker({ port }: Pick<Settings, "port">, log: Log): Worker {
  const requests = createRequests();
  let isOpen = false;
  let isDamaged = false;
  let isStopping = false;
  let restartMs = restartMsMin;
  let worker = start();

  function start(): ChildProcess {
    const begun = performance.now();
    const started = startProcess(port);
    started.on("message", hear);
    started.once("error", ({ message }) => succeed(begun, message));
    started.once("exit", (status, signal) => succeed(begun, `${signal ?? status}`));
    return started;
  }
  function hear(said: FromWorker): void {
    if (said.kind === "answer") requests.answer(said.no, said.answer);
    else if (said.kind === "opened") isOpen = true;
    else isDamaged = true;
  }
  function succeed(begun: number, end: string): void {
    isOpen = false;
    requests.refuse(new LedgerFailure("ledger-busy"));
    if (isStopping || isDamaged) return;
    log("worker-ended", { end });
    if (performance.now() - begun > settledMs) restartMs = restartMsMin;
    setTimeout(() => {
      if (!isStopping) worker = start();
    }, restartMs);
    restartMs = Math.min(2 * restartMs, restartMsMax);
  }
  function tell(message: ToWorker): void {
    if (worker.connected) worker.send(message, () => {});
  }

  return {
    queue: { enqueue: async (work) => tell({ kind: "work", work }) },
    isThere: () => isOpen && worker.connected,
    async ask(asked) {
      const { no, answered } = requests.add();
      tell({ kind: "ask", no, ...asked });
      return answered;
    },
    damaged: () => isDamaged,
    async stop() {
      isStopping = true;
      if (worker.exitCode !== null || worker.signalCode !== null) return;
      const ended = once(worker, "exit");
      tell({ kind: "stop" });
      const force = setTimeout(() => worker.kill("SIGKILL"), stopMs);
      await ended;
      clearTimeout(force);
    },
  };
}

function startProcess(port: number): ChildProcess {
  return fork(new URL("./ledger-worker.ts", import.meta.url), [], {
    env: { ...process.env, PORT: String(port) },
    execArgv: ["--disable-warning=ExperimentalWarning"],
    serialization: "advanced",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

/** The requests that wait for their answers, by number. */
function createRequests() {
  const waiting = new Map<number, PromiseWithResolvers<HttpAnswer>>();
  let count = 0;
  return {
    add(): { no: number; answered: Promise<HttpAnswer> } {
      const own = Promise.withResolvers<HttpAnswer>();
      waiting.set(++count, own);
      return { no: count, answered: own.promise };
    },
    answer(no: number, answer: HttpAnswer): void {
      waiting.get(no)?.resolve(answer);
      waiting.delete(no);
    },
    refuse(reason: LedgerFailure): void {
      for (const { reject } of waiting.values()) reject(reason);
      waiting.clear();
    },
  };
}
