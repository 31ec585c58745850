import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { csvBook } from "#test/support/csv-book.ts";
import { freePort } from "#test/support/free-port.ts";
import { buildProgram } from "#tools/program/build-program.ts";

// How long a good client waits for the server while its worker has all its hands full, and while others only knock.

const books = 5;
const rowsEach = 20_000;
const pollEveryMs = 50;
const settleMs = 5000;
const run = promisify(execFile);

const folder = mkdtempSync(join(tmpdir(), "yinhui-bench-"));
const program = join(folder, "program");
await buildProgram(program);
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const env = { ...process.env, DATA_DIR: join(folder, "data"), PORT: String(port) };
const server = spawn(process.execPath, [join(program, "main.js")], { env, stdio: "ignore" });
while (
  !(await fetch(`${origin}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  ))
)
  await wait(100);
const cli = (...words: string[]) =>
  run(process.execPath, [join(program, "cli.js"), ...words], { env, maxBuffer: 1e8 });
const tokenOf = async (who: string) => (await cli("token", who)).stdout.trim();
const liaison = await tokenOf("liaison");
const supervisor = await tokenOf("supervisor");
const ask = (path: string, token: string, method = "GET") =>
  fetch(`${origin}/api${path}`, { method, headers: { authorization: `Bearer ${token}` } });

/** Asks for the progress again and again until something is done; gives the waits in milliseconds, shortest first. */
async function pollWhile(work: Promise<unknown>): Promise<number[]> {
  const waits: number[] = [];
  let isDone = false;
  const ended = work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    const begun = performance.now();
    const answer = await ask("/progress", supervisor);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`progress: ${answer.status}`);
    waits.push(performance.now() - begun);
    await wait(pollEveryMs);
  }
  await ended;
  return waits.sort((a, b) => a - b);
}

function memoryMb(pid: number): string {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024).toFixed(0);
}

function workerOf({ pid }: ChildProcess): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ")[0]);
}

function say(name: string, waits: readonly number[]): void {
  const at = (share: number) => (waits[Math.floor(share * (waits.length - 1))] ?? 0).toFixed(0);
  const memory = `${memoryMb(server.pid ?? 0)} | ${memoryMb(workerOf(server))}`;
  console.log(`| ${name} | ${waits.length} | ${at(0.5)} | ${at(0.99)} | ${at(1)} | ${memory} |`);
}

async function importAll(): Promise<void> {
  const files = Array.from({ length: books }, (_, book) => {
    const file = join(folder, `${book}.csv`);
    writeFileSync(file, csvBook(rowsEach, { first: book * rowsEach, yuan: 100 }));
    return file;
  });
  const remote = ["--commit", "--acknowledge", "--url", origin, "--token", liaison];
  await Promise.all(files.map((file) => cli("import", file, ...remote)));
}

async function undoOne(): Promise<void> {
  const { items } = (await (await ask("/imports?limit=5", liaison)).json()) as {
    items: { importId: string }[];
  };
  const path = `/imports/${items[0]?.importId}`;
  await fetch(`${origin}/api${path}/undo`, {
    method: "POST",
    headers: { authorization: `Bearer ${liaison}`, "content-type": "application/json" },
    body: JSON.stringify({ reason: "bench" }),
  });
  for (;;) {
    const { state } = (await (await ask(path, liaison)).json()) as { state: string };
    if (state === "undone") return;
    await wait(500);
  }
}

async function knock(count: number, words: string): Promise<Socket[]> {
  const sockets = Array.from({ length: count }, () => connect(port, "127.0.0.1").on("error", () => {}));
  await Promise.all(sockets.map((socket) => Promise.race([once(socket, "connect"), once(socket, "close")])));
  for (const socket of sockets) if (words !== "") socket.write(words);
  return sockets;
}

async function measure(): Promise<void> {
  console.log("| while | polls | p50 ms | p99 ms | longest | server MB | worker MB |");
  console.log(`|${" --- |".repeat(7)}`);
  say("nothing", await pollWhile(wait(settleMs)));
  say(`${books} books of ${rowsEach} rows are checked and posted`, await pollWhile(importAll()));
  say("the ledger is verified", await pollWhile(ask("/verify", supervisor).then((answer) => answer.text())));
  say("a report is made", await pollWhile(ask("/reports/2016-10", supervisor, "POST")));
  say("one of them is undone", await pollWhile(undoOne()));
  const idle = await knock(1000, "");
  const slow = await knock(500, "POST /api/imports HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{");
  say("1,000 idle and 500 slow connections knock", await pollWhile(wait(settleMs)));
  for (const socket of [...idle, ...slow]) socket.destroy();
}

try {
  await measure();
} finally {
  server.kill();
  await once(server, "exit");
  rmSync(folder, { recursive: true, force: true });
}
