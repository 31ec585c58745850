import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ofRun } from "./run/of-run.ts";

/** The self-hosted program, as it is delivered, as a process of its own. */
export type ServerProcess = {
  origin: string;
  /** Everything it has written to its terminal so far. */
  output(): string;
  /** The process that works beside it, once there is one. */
  workerPid(): Promise<number>;
  /** Ends it at once, without a chance to tidy up. */
  kill(): Promise<void>;
  /** Has it end in order; gives its exit status. */
  stop(): Promise<number>;
};

const flags = ["--disable-warning=ExperimentalWarning"];
const startTimeoutMs = 40_000;

/** Starts the program on a data directory and waits until it answers as it should; `environment` is set beside. */
export async function startServerProcess(
  dataDir: string,
  port: number,
  isUp: (answer: Response) => boolean = ({ ok }) => ok,
  environment: Record<string, string> = {},
): Promise<ServerProcess> {
  const { child, ended, output } = await spawnServer(dataDir, { PORT: String(port), ...environment });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  const origin = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + startTimeoutMs;
  while (!(await answers(origin, isUp))) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`the server did not start: ${output()}`);
    await wait(100);
  }
  return {
    origin,
    output,
    workerPid: () => workerOf(child.pid ?? 0),
    stop: () => end("SIGTERM"),
    async kill() {
      await end("SIGKILL");
    },
  };
}

async function workerOf(serverPid: number): Promise<number> {
  for (;;) {
    const children = await readFile(`/proc/${serverPid}/task/${serverPid}/children`, "utf8");
    for (const pid of children.split(" ").filter((word) => word !== "")) {
      const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      if (command.includes("ledger-worker")) return Number(pid);
    }
    await wait(10);
  }
}

/** Starts the program on a data directory where it ends by itself; gives its exit status and all it wrote. */
export async function runServerProcess(dataDir: string, port: number) {
  const { ended, output } = await spawnServer(dataDir, { PORT: String(port) });
  return { status: await ended, output: output() };
}

async function spawnServer(dataDir: string, environment: Record<string, string>) {
  const own = { HOST: "127.0.0.1", DATA_DIR: dataDir, ...environment };
  const child = spawn(process.execPath, [...flags, join(await ofRun("program"), "main.js")], {
    env: { ...process.env, ...own },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
    });
  const ended = once(child, "exit").then(([status]) => Number(status));
  return { child, ended, output: () => output };
}

/** Runs the command line on a data directory; gives its exit status and what it printed. */
export async function runCommand(dataDir: string, port: number, ...words: string[]) {
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir };
  const program = join(await ofRun("program"), "cli.js");
  const child = spawn(process.execPath, [...flags, program, ...words], { env });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const [status] = await once(child, "exit");
  return { status: Number(status), stdout, stderr };
}

async function answers(origin: string, isUp: (answer: Response) => boolean): Promise<boolean> {
  try {
    return isUp(await fetch(`${origin}/api/health`));
  } catch {
    return false;
  }
}
