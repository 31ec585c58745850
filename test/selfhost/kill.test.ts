import { existsSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { csvBook } from "#test/support/csv-book.ts";
import { freePort } from "#test/support/free-port.ts";
import { runCommand, type ServerProcess, startServerProcess } from "#test/support/server-process.ts";

let dataDir: string;
let port: number;
let checkedBefore: { dataDir: string; importId: string; token: string };
beforeAll(async () => {
  port = await freePort();
  checkedBefore = await checkOnce(await mkdtemp(join(tmpdir(), "yinhui-kill-")));
}, 60_000);
afterAll(() => rm(checkedBefore.dataDir, { recursive: true, force: true }));
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "yinhui-kill-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const loans = 4000;
const sumFen = Array.from({ length: loans }, (_, n) => (10_000 + n) * 100).reduce((a, b) => a + b, 0);

/** Checks a book of `loans` loans in a data folder, and lets a liaison in there. */
async function checkOnce(dataDir: string) {
  const file = join(dataDir, "book.csv");
  await writeFile(file, csvBook(loans));
  const checked = await runCommand(dataDir, port, "import", file, "--json");
  expect(checked.status, checked.stderr).toBe(0);
  const { importId } = JSON.parse(checked.stdout) as { importId: string };
  const { stdout } = await runCommand(dataDir, port, "token", "liaison");
  return { dataDir, importId, token: stdout.trim() };
}

/** A copy of the ledger in which an import of `loans` loans is checked and waits for its commit, and what a liaison asks with. */
async function checkedImport() {
  const { importId, token } = checkedBefore;
  await cp(checkedBefore.dataDir, dataDir, { recursive: true });
  const headers = { authorization: `Bearer ${token}` };
  const ask = async (method: string, path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api${path}`, { method, headers });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  return { importId, ask };
}

/** Waits until the import is committed, stops the server, and demands the ledger that one undisturbed commit makes. */
async function demandCommitted(
  server: ServerProcess,
  { importId, ask }: Awaited<ReturnType<typeof checkedImport>>,
) {
  const read = async () => (await ask("GET", `/imports/${importId}`)).body;
  await expect
    .poll(async () => (await read())["state"], { timeout: 60_000, interval: 100 })
    .toBe("committed");
  const record = await read();
  expect(record["counts"]).toMatchObject({ read: loans, new: loans, changed: 0, unchanged: 0 });
  expect(record["effect"]).toMatchObject({ disbursedFenBefore: 0, disbursedFenAfter: sumFen });
  await server.stop();
  const verified = await runCommand(dataDir, port, "verify", "--json");
  expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, loans, entries: loans, differences: [] });
}

test("a server killed again and again during a commit finishes it, once, exactly", async () => {
  const checked = await checkedImport();
  const states: unknown[] = [];
  for (const delayMs of [5, 40, 80, 120, 160]) {
    const server = await startServerProcess(dataDir, port);
    const workerPid = await server.workerPid();
    states.push((await checked.ask("POST", `/imports/${checked.importId}/commit`)).body["state"]);
    await wait(delayMs);
    await server.kill();
    await expect.poll(() => existsSync(`/proc/${workerPid}`)).toBe(false);
  }
  expect(states.slice(0, 2)).toEqual(["committing", "committing"]);
  await demandCommitted(await startServerProcess(dataDir, port), checked);
}, 120_000);

test("a worker killed again and again during a commit finishes it, once, exactly, and the server answers", async () => {
  const checked = await checkedImport();
  const server = await startServerProcess(dataDir, port);
  await checked.ask("POST", `/imports/${checked.importId}/commit`);
  for (const delayMs of [5, 200, 400, 600]) {
    const workerPid = await server.workerPid();
    await wait(delayMs);
    process.kill(workerPid, "SIGKILL");
    await expect.poll(() => existsSync(`/proc/${workerPid}/cwd`)).toBe(false);
    expect((await checked.ask("GET", "/progress")).status).toBe(200);
    const meanwhile = await checked.ask("GET", `/imports/${checked.importId}/rows`);
    expect([200, 503]).toContain(meanwhile.status);
  }
  await demandCommitted(server, checked);
  expect(server.output()).toContain('"event":"worker-ended","end":"SIGKILL"');
}, 120_000);

test("a server that is told to stop during a commit stops in order, and finishes it when it is started again", async () => {
  const checked = await checkedImport();
  const first = await startServerProcess(dataDir, port);
  await checked.ask("POST", `/imports/${checked.importId}/commit`);
  expect(await first.stop()).toBe(0);
  await demandCommitted(await startServerProcess(dataDir, port), checked);
}, 120_000);

test("two liaisons committing overlapping books at the same moment are both answered truthfully", async () => {
  const server = await startServerProcess(dataDir, port);
  const files = [join(dataDir, "one.csv"), join(dataDir, "two.csv")] as const;
  await writeFile(files[0], csvBook(800));
  await writeFile(files[1], csvBook(800, { first: 400 }));
  const { stdout } = await runCommand(dataDir, port, "token", "liaison");
  const remote = ["--commit", "--json", "--url", server.origin, "--token", stdout.trim()];
  const both = await Promise.all([
    ...files.map((file) => runCommand(dataDir, port, "import", file, ...remote)),
    runCommand(dataDir, port, "import", files[1], "--commit", "--json"),
  ]);
  const records = both.map((run) => JSON.parse(run.stdout));
  expect(records.map(({ state }) => state)).toEqual(["committed", "committed", "committed"]);
  for (const { counts } of records) expect(counts.new + counts.changed + counts.unchanged).toBe(800);
  expect(records.reduce((total, { counts }) => total + counts.new, 0)).toBe(1200);
  await server.stop();
  const verified = await runCommand(dataDir, port, "verify", "--json");
  expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, loans: 1200 });
}, 60_000);
