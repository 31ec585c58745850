import { type ChildProcess, fork } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** A deployed function's bundle in a process of its own, as Lambda runs it: only its own settings, warm between calls. */
export type LambdaProcess = {
  /** Calls the handler, which may take `timeMs` and is killed then. Rejects with what it threw, or that it ended. */
  invoke(event: unknown, timeMs: number): Promise<unknown>;
  /** Everything that was written to the log so far. */
  log(): string;
  ended(): boolean;
  /** Ends it in the middle of what it does, as Lambda does when the time is over. */
  kill(): void;
};

type Answer = { result?: unknown; error?: string };

const host = fileURLToPath(new URL("lambda-host.cjs", import.meta.url));

/** The programs of runtimes; Node 22 is prepared by `tools/node-22.ts`. */
const programs = new Map([
  ["nodejs24.x", process.execPath],
  ["nodejs22.x", resolve(".cache/node-22/node")],
]);

/** The Node of a runtime. */
export function programOf(runtime: string): string {
  const program = programs.get(runtime);
  if (program === undefined) throw new Error(`there is no program of ${runtime} here`);
  return program;
}

/** Starts a bundle with the given environment, on the program of its runtime. */
export function startLambdaProcess(
  bundle: string,
  env: Readonly<Record<string, string>>,
  runtime: string,
): LambdaProcess {
  const child: ChildProcess = fork(host, [bundle], {
    env: { ...env },
    silent: true,
    execPath: programOf(runtime),
  });
  let log = "";
  const note = (chunk: Buffer) => {
    log += chunk.toString();
  };
  child.stdout?.on("data", note);
  child.stderr?.on("data", note);
  const kill = () => void child.kill("SIGKILL");
  return {
    invoke: (event, timeMs) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(kill, timeMs);
        const ended = () => {
          clearTimeout(timer);
          reject(new Error(`the function's process ended: ${log}`));
        };
        child.once("exit", ended);
        child.once("message", (answer: Answer) => {
          clearTimeout(timer);
          child.off("exit", ended);
          if (answer.error === undefined) resolve(answer.result);
          else reject(new Error(answer.error));
        });
        child.send({ event, timeMs });
      }),
    log: () => log,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    kill,
  };
}
