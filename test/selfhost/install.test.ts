import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hashOfFile } from "#selfhost/install/check-package.ts";
import { assemblePackage } from "#tools/package/assemble-package.ts";
import { freePort } from "../support/free-port.ts";
import { ofRun } from "../support/run/of-run.ts";

const book = "test/fixtures/samples/2016-06-贷款明细.xlsx";
const now = "0.1.0";
const next = "0.2.0";

/** Packages of this program and of the one after it, with the Node of the test in place of one of their own. */
let packages: Record<string, string>;
let folder: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  const made = mkdtempSync(join(tmpdir(), "packages-"));
  packages = {
    [now]: await unpacked(made, now, await ofRun("program")),
    [next]: await unpacked(made, next, asVersion(made, next, await ofRun("program"))),
  };
});

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "installed-")), "app");
});

afterEach(async () => {
  for (const server of running.splice(0)) if (server.exitCode === null) await stop(server);
});

describe("a package", () => {
  test("is installed without a word of the system's, serves, and keeps what was posted through an upgrade and back", async () => {
    const port = await installed();
    const server = await serve(port, now);
    expect(run(["import", book, "--commit"])).toContain("新增 60");
    await stop(server);

    expect(upgrade(packages[next])).toMatchObject({
      status: 0,
      said: expect.stringContaining(`已升级到 ${next}`),
    });
    await stop(await serve(port, next));
    expect(loans()).toBe(60);
    expect(readdirSync(join(folder, "backups"))).toHaveLength(1);

    expect(run(["go-back"])).toBe(`已退回 ${now}。`);
    await stop(await serve(port, now));
    expect(loans()).toBe(60);
    expect(run(["go-back"], 1)).toContain("没有可以退回的版本");
  });

  test("is refused where a file is not as it was packed", async () => {
    const source = copied(packages[now]);
    writeFileSync(join(source, "program", "main.js"), "");
    expect(install(source)).toMatchObject({
      status: 1,
      said: expect.stringContaining("program/main.js 与发布时不同"),
    });
    rmSync(join(source, "program", "main.js"));
    expect(install(source)).toMatchObject({
      status: 1,
      said: expect.stringContaining("program/main.js 缺失"),
    });
    expect(existsSync(folder)).toBe(false);
  });

  test("is not installed over another, nor over what is not its own", async () => {
    await installed();
    expect(install(packages[now] ?? "")).toMatchObject({
      status: 1,
      said: expect.stringContaining("请运行 upgrade"),
    });
    rmSync(join(folder, "installation.json"));
    expect(install(packages[now] ?? "")).toMatchObject({
      status: 1,
      said: expect.stringContaining("不是空的"),
    });
  });

  test("of a version that does not start leaves the one of before, with its data", async () => {
    const port = await installed();
    run(["import", book, "--commit"]);
    const broken = copied(packages[next]);
    writeFileSync(join(broken, "program", "cli.js"), "process.exitCode = 2;");
    await sum(broken);
    const { status, said } = upgrade(broken);
    expect(status).toBe(1);
    expect(said).toContain(`退回 ${now}`);
    await stop(await serve(port, now));
    expect(loans()).toBe(60);
    expect(readdirSync(join(folder, "versions"))).toEqual([now]);
  });

  test("is not upgraded while somebody's server runs, to itself, or to an older one", async () => {
    const port = await installed(next);
    const server = await serve(port, next);
    expect(upgrade(packages[now]).said).toContain("旧");
    expect(upgrade(packages[next]).said).toContain("不用升级");
    const later = copied(packages[next]);
    writeFileSync(join(later, "VERSION"), "0.3.0\n");
    await sum(later);
    expect(upgrade(later)).toMatchObject({ status: 1, said: expect.stringContaining("还在运行") });
    await stop(server);
  });

  test("gives the backup of before the upgrade back where the older program cannot read the ledger, if it is told to", async () => {
    const port = await installed();
    run(["import", book, "--commit"]);
    upgrade(packages[next]);
    changeForm();
    expect(run(["go-back"], 1)).toContain("--restore");
    expect(run(["progress"], 2)).toContain("较新的版本");
    expect(run(["go-back", "--restore"])).toContain(`已退回 ${now}`);
    await stop(await serve(port, now));
    expect(loans()).toBe(60);
    expect(readdirSync(folder).filter((name) => name.startsWith("data-"))).toHaveLength(1);
  });

  test("backs up each day once, and keeps thirty", async () => {
    await installed();
    const backups = join(folder, "backups");
    for (let day = 1; day <= 31; day++) mkdirSync(join(backups, `2016-01-${String(day).padStart(2, "0")}`));
    expect(run(["daily-backup"], 1)).toContain("没有台账");
    run(["progress"]);
    expect(run(["daily-backup"])).toContain("已备份");
    expect(run(["daily-backup"])).toContain("已经有了");
    expect(readdirSync(backups)).toHaveLength(30);
    expect(readdirSync(backups)).not.toContain("2016-01-02");
  });
});

/** A package that is laid out as its archive holds it, with a Node that costs no space. */
async function unpacked(made: string, version: string, programFolder: string): Promise<string> {
  const nodeFile = join(made, "node");
  writeFileSync(nodeFile, `#!/bin/sh\nexec '${process.execPath}' "$@"\n`);
  chmodSync(nodeFile, 0o755);
  const place = join(made, `yinhui-${version}-linux-x64`);
  await assemblePackage(place, { version, platform: "linux-x64", programFolder, nodeFile, parts: [] });
  return place;
}

/** The program as one of another version would say that it is. */
function asVersion(made: string, version: string, program: string): string {
  const place = join(made, `program-${version}`);
  cpSync(program, place, { recursive: true });
  for (const name of readdirSync(place).filter((one) => one.endsWith(".js"))) {
    const text = readFileSync(join(place, name), "utf8");
    writeFileSync(join(place, name), text.replace(/(name: "yinhui",\s+version: ")[\d.]+/, `$1${version}`));
  }
  return place;
}

function copied(source = ""): string {
  const place = mkdtempSync(join(tmpdir(), "package-"));
  cpSync(source, place, { recursive: true });
  return place;
}

/** Makes a package's list of sums true again after it was changed. */
async function sum(place: string): Promise<void> {
  const file = join(place, "SHA256SUMS");
  const names = readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.slice(66));
  const lines = await Promise.all(
    names.map(async (name) => `${await hashOfFile(join(place, name))}  ${name}\n`),
  );
  writeFileSync(file, lines.join(""));
}

async function installed(version = now): Promise<number> {
  const port = await freePort();
  expect(install(packages[version] ?? "", port)).toMatchObject({ status: 0 });
  return port;
}

function install(source: string, port = 8610): { status: number | null; said: string } {
  return script(source, "install", ["--into", folder, "--no-service", "--port", String(port)]);
}

function upgrade(source = ""): { status: number | null; said: string } {
  return script(source, "upgrade", ["--into", folder]);
}

/** Runs a package's script as on a machine that has nothing else. */
function script(source: string, word: string, words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync("/bin/sh", [join(source, `${word}.sh`), ...words], {
    encoding: "utf8",
    env: { PATH: "" },
  });
  return { status, said: `${stdout}${stderr}`.trim() };
}

function run(words: readonly string[], expected = 0): string {
  const { status, stdout, stderr } = spawnSync(join(folder, "yinhui"), words, {
    encoding: "utf8",
    env: { PATH: "" },
  });
  expect({ status, stderr }).toMatchObject({ status: expected });
  return `${stdout}${expected === 0 ? "" : stderr}`.trim();
}

function loans(): number {
  return JSON.parse(run(["progress", "--json"])).loanCount;
}

/** Leaves the ledger as a later version would that stores it in another form. */
function changeForm(): void {
  const ledger = new DatabaseSync(join(folder, "data", "ledger.sqlite"));
  ledger.exec("PRAGMA user_version = 10000");
  ledger.close();
}

async function serve(port: number, version: string): Promise<ChildProcess> {
  const server = spawn(join(folder, "yinhui"), ["serve"], { env: { PATH: "" }, stdio: "ignore" });
  running.push(server);
  for (let look = 0; look < 200; look++) {
    const said = await fetch(`http://127.0.0.1:${port}/api/health`)
      .then((answer) => answer.json())
      .catch(() => undefined);
    if (said !== undefined) {
      expect(said).toMatchObject({ status: "ok", version });
      return server;
    }
    await wait(50);
  }
  throw new Error("the server did not answer");
}

async function stop(server: ChildProcess): Promise<void> {
  const ended = once(server, "exit");
  server.kill("SIGTERM");
  await ended;
}
