import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A deployed function's bundle in a process of its own, as Lambda runs it: only its own settings, warm between calls. */
export type LambdaProcess = {
  /** Calls the handler, which may take `timeMs`. Rejects with what it threw. */
  invoke(event: unknown, timeMs?: number): Promise<unknown>;
  /** Everything that was written to the log so far. */
  log(): string;
  stop(): void;
};

type Answer = { result?: unknown; error?: string };

const host = fileURLToPath(new URL("lambda-host.cjs", import.meta.url));

/** Starts a bundle with the given environment. */
export function startLambdaProcess(bundle: string, env: Readonly<Record<string, string>>): LambdaProcess {
  const child: ChildProcess = fork(host, [bundle], { env: { ...env }, silent: true });
  let log = "";
  const note = (chunk: Buffer) => {
    log += chunk.toString();
  };
  child.stdout?.on("data", note);
  child.stderr?.on("data", note);
  return {
    invoke: (event, timeMs = 300_000) =>
      new Promise((resolve, reject) => {
        const ended = () => reject(new Error(`the function's process ended: ${log}`));
        child.once("exit", ended);
        child.once("message", (answer: Answer) => {
          child.off("exit", ended);
          if (answer.error === undefined) resolve(answer.result);
          else reject(new Error(answer.error));
        });
        child.send({ event, timeMs });
      }),
    log: () => log,
    stop: () => child.kill(),
  };
}
