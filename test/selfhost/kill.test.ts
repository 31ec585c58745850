import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { csvBook } from "#test/support/csv-book.ts";
import { freePort } from "#test/support/free-port.ts";
import { runCommand, startServerProcess } from "#test/support/server-process.ts";

let dataDir: string;
let port: number;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "yinhui-kill-"));
  port = await freePort();
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const loans = 4000;
const sumFen = Array.from({ length: loans }, (_, n) => (10_000 + n) * 100).reduce((a, b) => a + b, 0);

test("a server killed again and again during a commit finishes it, once, exactly", async () => {
  const file = join(dataDir, "book.csv");
  await writeFile(file, csvBook(loans));
  const checked = await runCommand(dataDir, port, "import", file, "--json");
  expect(checked.status, checked.stderr).toBe(0);
  const { importId } = JSON.parse(checked.stdout);
  const { stdout } = await runCommand(dataDir, port, "token", "liaison");
  const headers = { authorization: `Bearer ${stdout.trim()}` };

  let states: string[] = [];
  for (const delayMs of [5, 40, 80, 120, 160]) {
    const server = await startServerProcess(dataDir, port);
    const answer = await fetch(`${server.origin}/api/imports/${importId}/commit`, {
      method: "POST",
      headers,
    });
    states = [...states, ((await answer.json()) as { state: string }).state];
    await wait(delayMs);
    await server.kill();
  }
  expect(states.slice(0, 2)).toEqual(["committing", "committing"]);

  const server = await startServerProcess(dataDir, port);
  let record = { state: "", counts: {}, effect: {} };
  await expect
    .poll(
      async () => {
        const answer = await fetch(`${server.origin}/api/imports/${importId}`, { headers });
        record = (await answer.json()) as typeof record;
        return record.state;
      },
      { timeout: 30_000, interval: 100 },
    )
    .toBe("committed");
  expect(record.counts).toMatchObject({ read: loans, new: loans, changed: 0, unchanged: 0 });
  expect(record.effect).toMatchObject({ disbursedFenBefore: 0, disbursedFenAfter: sumFen });
  await server.stop();

  const verified = await runCommand(dataDir, port, "verify", "--json");
  expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, loans, entries: loans, differences: [] });
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
