import { execFileSync } from "node:child_process";
import {
  appendFile,
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  open,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { csvBook } from "#test/support/csv-book.ts";
import { sampled } from "#test/support/depth.ts";
import { freePort } from "#test/support/free-port.ts";
import { takeSchemaBefore } from "#test/support/schema-before.ts";
import { runCommand, runServerProcess, startServerProcess } from "#test/support/server-process.ts";
import { mountSmallDisk } from "#test/support/small-disk.ts";

const pageBytes = 4096;
/** So many announcements write more than SQLite keeps room for. */
const announcementsMax = 200;
const timeoutMs = 120_000;
const disk = await mountSmallDisk(12 * 1024 * 1024);
let folder: string;
let whole: string;
let data: string;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yinhui-places-"));
  whole = join(folder, "whole");
  const book = join(folder, "book.csv");
  await writeFile(book, csvBook(400));
  await succeed(whole, "import", book, "--commit");
  await succeed(whole, "report", "2016-06");
}, timeoutMs);
afterAll(async () => {
  await disk?.remove();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  data = await mkdtemp(join(folder, "data-"));
  await cp(whole, data, { recursive: true });
  port = await freePort();
});

async function succeed(dataDir: string, ...words: string[]) {
  const ran = await runCommand(dataDir, 0, ...words);
  expect(ran.status, ran.stderr).toBe(0);
  return ran.stdout;
}

const stack = /\n\s+at /;
const ledger = () => join(data, "ledger.sqlite");
const identityKey = () => join(data, "keys", "identity");

/** Tells a refusal from the answer that a server gives while it is still opening its ledger. */
const refuses = ({ headers }: Response) =>
  headers.get("content-type")?.startsWith("application/problem+json") === true;

/** Writes zeros over pages of the ledger from one on, or from its midst on: all that follow, or as many as are said. */
async function zeroPages({ from, count }: { from?: number; count?: number }) {
  const file = await open(ledger(), "r+");
  const pages = (await file.stat()).size / pageBytes;
  const first = from ?? Math.floor(pages / 2);
  await file.write(Buffer.alloc((count ?? pages - first) * pageBytes), 0, undefined, first * pageBytes);
  await file.close();
}

/** Does what is to fail, by a command and by the server, and gives what both said. */
async function fail(...words: string[]) {
  const command = await runCommand(data, port, ...words);
  expect(command.status).toBe(2);
  const server = await runServerProcess(data, port);
  expect(server.status).toBe(1);
  expect(server.output).toContain("无法启动");
  for (const said of [command.stderr, server.output]) expect(said).not.toMatch(stack);
  return [command.stderr, server.output];
}

describe("the identity key", () => {
  test.each(
    sampled<[string, () => Promise<void>, string]>([
      ["that is another's", () => writeFile(identityKey(), Buffer.alloc(32, 1)), "identity-key-other"],
      ["that was cut off", () => truncate(identityKey(), 7), "identity-key-other"],
      ["that is gone", () => rm(identityKey()), "identity-key-missing"],
      ["whose folder is gone", () => rm(join(data, "keys"), { recursive: true }), "identity-key-missing"],
    ]),
  )(
    "%s: nothing starts, and what is missing is said",
    async (_, harm, code) => {
      await harm();

      for (const said of await fail("progress")) {
        expect(said).toContain(code);
        expect(said).toContain(identityKey());
        expect(said).toMatch(
          code === "identity-key-other" ? /不是这本台账原来的密钥/ : /却没有证件号码的密钥/,
        );
        expect(said).toContain("放回");
      }
      const backup = await runCommand(data, port, "backup", "--out", join(data, "backup"));
      expect(backup).toMatchObject({ status: 2, stderr: expect.stringContaining("放回") });

      await mkdir(join(data, "keys"), { recursive: true });
      await copyFile(join(whole, "keys", "identity"), identityKey());
      expect(await succeed(data, "verify")).toContain("核对无误：400");
    },
    timeoutMs,
  );

  test(
    "is taken at its word by a ledger whose mark was removed as the recipe says",
    async () => {
      const recipe = await readFile("docs/recipes/backup-and-restore.md", "utf8");
      const script = /DATA_DIR=\S+ node -e '(.+)'/.exec(recipe)?.[1] ?? "";
      const database = new DatabaseSync(ledger());
      database.exec("UPDATE key_mark SET mark = 'damaged'");
      database.close();
      const refused = await runCommand(data, port, "verify");
      expect(refused.stderr).toContain("不是这本台账原来的密钥");

      execFileSync(process.execPath, ["-e", script], { env: { ...process.env, DATA_DIR: data } });

      expect(await succeed(data, "verify")).toContain("核对无误：400");
    },
    timeoutMs,
  );

  test(
    "of a ledger from before there were marks is its own from the first start on",
    async () => {
      takeSchemaBefore(ledger(), "key_mark");

      expect(await succeed(data, "verify")).toContain("核对无误：400");
      await writeFile(identityKey(), Buffer.alloc(32, 1));

      expect((await runCommand(data, port, "verify")).stderr).toContain("不是这本台账原来的密钥");
    },
    timeoutMs,
  );
});

describe("the ledger's file", () => {
  test.each(
    sampled<[string, () => Promise<void>, string]>([
      ["that is damaged in its midst", () => zeroPages({ count: 3 }), "台账文件已损坏"],
      ["that is empty", () => truncate(ledger()), "台账是空的"],
      ["that is gone", () => rm(ledger()), "台账是空的"],
    ]),
  )(
    "%s, beside a published report: command, page and log say so",
    async (_, harm, title) => {
      for (const side of ["-wal", "-shm"]) await rm(ledger() + side, { force: true });
      await harm();
      const code = title === "台账是空的" ? "ledger-lost" : "ledger-damaged";

      const command = await runCommand(data, port, "progress");
      const server = await startServerProcess(data, port, refuses);
      const page = await fetch(server.origin, { headers: { accept: "text/html" } });
      const problem = await fetch(`${server.origin}/api/loans`);

      expect(command.status).toBe(2);
      expect(await page.text()).toContain(`<h1>${title}</h1>`);
      expect([page.status, problem.status]).toEqual([503, 503]);
      expect(await problem.json()).toMatchObject({ type: `/problems/${code}`, title });
      expect(await server.stop()).toBe(1);
      expect(server.output()).toContain(`无法启动 / cannot start：${title}`);
      for (const said of [command.stderr, server.output()]) {
        expect(said).toContain(`"event":"${code}"`);
        expect(said).toMatch(/备份恢复到一个空的数据文件夹/);
        expect(said).not.toMatch(stack);
      }
      if (code === "ledger-lost") expect((await stat(ledger()).catch(() => ({ size: 0 }))).size).toBe(0);
    },
    timeoutMs,
  );

  test(
    "that is damaged while the server runs: the request that meets it, the page from then on, and the log say so",
    async () => {
      const token = (await runCommand(data, port, "token", "supervisor")).stdout.trim();
      const server = await startServerProcess(data, port);
      const loans = () =>
        fetch(`${server.origin}/api/loans`, { headers: { authorization: `Bearer ${token}` } });
      expect((await loans()).status).toBe(200);

      const other = new DatabaseSync(ledger());
      other.exec("UPDATE loan SET loan_no = loan_no; PRAGMA wal_checkpoint(TRUNCATE)");
      other.close();
      await zeroPages({ from: 1 });
      const met = await loans();
      const page = await fetch(server.origin, { headers: { accept: "text/html" } });
      await server.stop();

      expect(await met.json()).toMatchObject({ status: 503, type: "/problems/ledger-damaged" });
      expect(await page.text()).toContain("<h1>台账文件已损坏</h1>");
      expect(server.output()).toContain('"event":"ledger-damaged"');
      expect(server.output()).not.toMatch(stack);
    },
    timeoutMs,
  );
});

describe.skipIf(disk === undefined)("the disk", () => {
  const place = disk?.folder ?? "";

  beforeEach(async () => {
    await disk?.remount("rw");
    data = join(place, "data");
    await rm(data, { recursive: true, force: true });
    await rm(join(place, "ballast"), { force: true });
    await cp(whole, data, { recursive: true });
  });

  test.each(sampled([130_000, 0, 100_000, 300_000]))(
    "that has %d bytes left: an import says so and leaves nothing, and goes on when there is room",
    async (bytes) => {
      const book = join(folder, "more.csv");
      await writeFile(book, csvBook(600, { first: 1000 }));
      await fillDisk(bytes);

      const { status, stdout, stderr } = await runCommand(data, port, "import", book, "--commit");

      expect(status).toBe(2);
      expect(stdout + stderr).toMatch(/磁盘已满.*请清理磁盘/);
      expect(stdout + stderr).not.toMatch(stack);
      await rm(join(place, "ballast"));
      await succeed(data, "import", book, "--commit");
      expect(await succeed(data, "verify")).toContain("核对无误：1000");
    },
    timeoutMs,
  );

  test(
    "that fills up while the server runs: what is asked for is refused by that name, and done when there is room",
    async () => {
      const token = (await runCommand(data, port, "token", "liaison")).stdout.trim();
      const server = await startServerProcess(data, port);
      const announce = () =>
        fetch(`${server.origin}/api/imports`, {
          method: "POST",
          headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
          body: JSON.stringify({ fileName: "a.csv", byteSize: 9, sha256: "0".repeat(64) }),
        });
      await fillDisk(0);

      const answers: Response[] = [];
      for (let no = 0; no < announcementsMax && answers.at(-1)?.status !== 507; no++)
        answers.push(await announce());
      await rm(join(place, "ballast"));
      const after = await announce();
      await server.stop();

      expect(await answers.at(-1)?.json()).toMatchObject({ status: 507, title: "磁盘已满" });
      expect(after.ok).toBe(true);
      expect(server.output()).toContain('"event":"disk-full"');
      expect(server.output()).not.toMatch(stack);
    },
    timeoutMs,
  );

  test(
    "that may only be read: nothing starts, and it is said",
    async () => {
      await disk?.remount("ro");

      for (const said of await fail("progress")) {
        expect(said).toContain("folder-read-only");
        expect(said).toContain(data);
        expect(said).toContain("只读");
      }
    },
    timeoutMs,
  );

  /** Fills it but for some bytes. */
  async function fillDisk(bytesLeft: number) {
    const [ballast, room] = [join(place, "ballast"), join(place, "room")];
    await writeFile(room, Buffer.alloc(bytesLeft));
    const written = (bytes: number) =>
      appendFile(ballast, Buffer.alloc(bytes)).then(
        () => true,
        () => false,
      );
    for (let bytes = 1024 * 1024; bytes >= pageBytes; bytes /= 2) while (await written(bytes));
    await rm(room);
  }
});
