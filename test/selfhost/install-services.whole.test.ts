import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { install } from "#selfhost/install/install.ts";
import { settingsOf } from "#selfhost/install/installation.ts";
import type { Machine } from "#selfhost/install/machine.ts";
import { servedVersion } from "#selfhost/install/server-health.ts";
import { SetupFault } from "#selfhost/install/setup-fault.ts";
import { upgrade } from "#selfhost/install/upgrade.ts";
import { assemblePackage, type Platform } from "#tools/package/assemble-package.ts";
import { freePort } from "../support/free-port.ts";
import { ofRun } from "../support/run/of-run.ts";

/** The words by which the service of each system is started and stopped, and what it was told to run. */
const systems = {
  linux: {
    platform: "linux-x64",
    start: "systemctl restart yinhui.service yinhui-backup.timer",
    stop: "systemctl stop yinhui.service",
    words: (place: string) =>
      shellWords(found(/^ExecStart=(.*)$/m, readFileSync(join(place, "yinhui.service"), "utf8"))),
  },
  win32: {
    platform: "win-x64",
    start: "schtasks /Run /TN yinhui",
    stop: "schtasks /End /TN yinhui",
    words: (place: string) => {
      const task = readFileSync(join(place, "yinhui.xml"), "utf16le");
      return shellWords(
        `"${found(/<Command>(.*)<\/Command>/, task)}" ${found(/<Arguments>(.*)<\/Arguments>/, task)}`,
      );
    },
  },
} as const;

let place: string;
let server: ChildProcess | undefined;
let told: string[];

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "服务 $1 "));
  told = [];
});

afterEach(stopServer);

for (const platform of ["linux", "win32"] as const) {
  const system = systems[platform];

  test(`the service of ${platform} runs what was installed, and the next version after an upgrade`, async () => {
    const machine = machineOf(platform);
    const choices = {
      folder: join(place, "app"),
      dataDir: join(place, "data"),
      port: String(await freePort()),
    };
    const installation = await install(await packed(system.platform, "0.1.0"), choices, machine);
    const settings = settingsOf(installation.folder);
    expect(settings.dataDir).toBe(choices.dataDir);
    expect(await servedVersion(settings)).toBe("0.1.0");

    // Says it is the next, and serves as the one that it is: an upgrade sees that and goes back.
    const upgrading = upgrade(await packed(system.platform, "0.2.0"), installation.folder, machine, () => {});
    await expect(upgrading).rejects.toThrow("应答的是 0.1.0");
    expect(told.filter((line) => line === system.start || line === system.stop)).toEqual([
      system.start,
      system.stop,
      system.start,
      system.stop,
      system.start,
    ]);
    expect(await servedVersion(settings)).toBe("0.1.0");
  });
}

test("who may not make services is told how to do without, and nothing is made", async () => {
  const source = await packed("linux-x64", "0.1.0");
  for (const lacking of [{ isAdministrator: false }, { hasSystemd: false }]) {
    const machine = { ...machineOf("linux"), ...lacking };
    await expect(install(source, { folder: join(place, "app") }, machine)).rejects.toThrow(SetupFault);
    expect(told).toEqual([]);
  }
});

/** A machine whose service manager is the test: it starts what the service was told to run. */
function machineOf(platform: "linux" | "win32"): Machine {
  const { start, stop, words } = systems[platform];
  return {
    platform,
    isAdministrator: true,
    hasSystemd: true,
    unitFolder: place,
    run(command, commandWords) {
      const line = [command, ...commandWords].join(" ");
      told.push(line);
      const xml = commandWords[commandWords.indexOf("/XML") + 1];
      if (line.includes("/TN yinhui /XML")) writeFileSync(join(place, "yinhui.xml"), readFileSync(xml ?? ""));
      if (line === stop || line === start) server?.kill("SIGKILL");
      if (line !== start) return;
      const [program = "", ...rest] = words(place);
      server = spawn(program, rest, { stdio: "ignore" });
    },
  };
}

async function packed(platform: Platform, version: string): Promise<string> {
  const nodeFile = join(place, "node");
  writeFileSync(nodeFile, `#!/bin/sh\nexec '${process.execPath}' "$@"\n`);
  chmodSync(nodeFile, 0o755);
  const folder = join(place, `package-${version}`);
  await assemblePackage(folder, {
    version,
    platform,
    programFolder: await ofRun("program"),
    nodeFile,
    parts: [],
  });
  return folder;
}

/** Words as systemd and Windows part them: by spaces that are not in quotes. */
function shellWords(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) =>
    (quoted ?? plain ?? "").replaceAll("$$", "$").replaceAll("%%", "%"),
  );
}

function found(pattern: RegExp, text: string): string {
  const [, part] = pattern.exec(text) ?? [];
  if (part === undefined) throw new Error(`${pattern} is not in ${text}`);
  return part;
}

async function stopServer(): Promise<void> {
  if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  server.kill("SIGKILL");
  await ended;
  server = undefined;
}
