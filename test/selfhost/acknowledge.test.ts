import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { csvBook } from "#test/support/csv-book.ts";
import { freePort } from "#test/support/free-port.ts";
import { runCommand } from "#test/support/server-process.ts";

const timeoutMs = 60_000;
let folder: string;
let book: string;
let port: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yinhui-acknowledge-"));
  book = join(folder, "book.csv");
  await writeFile(book, csvBook(2, { yuan: 200_000_000 }));
  port = await freePort();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test(
  "the command line commits a book beyond the goal only when it is told that this is meant",
  async () => {
    const run = (...words: string[]) =>
      runCommand(join(folder, "data"), port, "import", book, "--commit", "--json", ...words);

    const held = await run();
    const told = await run("--acknowledge");

    expect(held.status).toBe(2);
    expect(JSON.parse(held.stdout)).toMatchObject({
      state: "checked",
      problem: {
        code: "warnings-open",
        message: expect.stringContaining("超过目标"),
        remedy: expect.stringContaining("--acknowledge"),
      },
    });
    expect(told.status).toBe(0);
    expect(JSON.parse(told.stdout)).toMatchObject({ state: "committed", acknowledged: ["goal-exceeded"] });
  },
  timeoutMs,
);
