import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { checkPackage } from "./check-package.ts";
import { copyProgram, startServed } from "./install.ts";
import {
  type Installation,
  placesOf,
  readInstallation,
  settingsOf,
  writeInstallation,
} from "./installation.ts";
import { chooseVersion } from "./launchers.ts";
import type { Machine } from "./machine.ts";
import { servedVersion } from "./server-health.ts";
import { serviceManagerOf } from "./service-managers.ts";
import { SetupFault } from "./setup-fault.ts";

/** Tells an operator of a step that takes its time. */
export type Say = (line: string) => void;

/**
 * Has an installation run the version of an unpacked package, after a backup. Where the new version does not answer, the
 * one of before runs again, on the data of before.
 */
export async function upgrade(
  source: string,
  folder: string,
  machine: Machine,
  say: Say,
): Promise<Installation> {
  const installed = demandInstallation(folder);
  const version = await checkPackage(source);
  if (version === installed.version) throw new SetupFault(`${folder} 已经是 ${version}，不用升级。`);
  if (isOlder(version, installed.version))
    throw new SetupFault(
      `安装包是 ${version}，比装着的 ${installed.version} 旧。要退回上一个版本，请运行 yinhui go-back。`,
    );
  await demandStopped(installed);
  copyProgram(source, folder, version, machine);
  const manager = serviceManagerOf(installed.service, machine);
  manager.stop();
  let backup: string;
  try {
    backup = backUp(installed, machine, say);
  } catch (error) {
    rmSync(placesOf(folder).program(version), { recursive: true, force: true });
    manager.start();
    throw error;
  }
  const upgraded: Installation = { ...installed, version, before: { version: installed.version, backup } };
  try {
    await switchTo(upgraded, machine);
  } catch (error) {
    say(`${version} 没有启动，退回 ${installed.version}。`);
    manager.stop();
    await goBackFrom(upgraded, machine, { mayRestore: true }, say);
    rmSync(placesOf(folder).program(version), { recursive: true, force: true });
    throw error;
  }
  forgetOlder(upgraded);
  return upgraded;
}

/**
 * Has an installation run the version from before the last upgrade. Where that cannot read the ledger any more, only if
 * `mayRestore` says that the backup of then shall take the data's place; what was the data stays, in a folder beside it.
 */
export async function goBack(
  folder: string,
  machine: Machine,
  choices: { mayRestore: boolean },
  say: Say,
): Promise<Installation> {
  const installed = demandInstallation(folder);
  if (installed.before === undefined || !existsSync(placesOf(folder).program(installed.before.version)))
    throw new SetupFault(`${folder} 没有可以退回的版本：还没有升级过，或已经退回过。`);
  await demandStopped(installed);
  const manager = serviceManagerOf(installed.service, machine);
  manager.stop();
  try {
    return await goBackFrom(installed, machine, choices, say);
  } catch (error) {
    manager.start();
    throw error;
  }
}

async function goBackFrom(
  installed: Installation,
  machine: Machine,
  { mayRestore }: { mayRestore: boolean },
  say: Say,
): Promise<Installation> {
  const { folder, before, ...rest } = installed;
  if (before === undefined) throw new SetupFault(`${folder} 没有可以退回的版本。`);
  const previous: Installation = { ...rest, folder, version: before.version };
  if (!canRead(previous, machine)) {
    if (!mayRestore)
      throw new SetupFault(
        `${before.version} 打不开 ${installed.version} 写过的台账。只能恢复升级前的备份（${before.backup}）：升级后入账的不在其中，要请银行重新上传。确要这样，请运行 yinhui go-back --restore；现在的数据会移到旁边保留。`,
      );
    restoreBackup(previous, before.backup, machine, say);
  }
  await switchTo(previous, machine);
  return previous;
}

/** Points launcher, record and service at a version, and starts it. */
async function switchTo(installation: Installation, machine: Machine): Promise<void> {
  chooseVersion(machine.platform, installation.folder, installation.version);
  writeInstallation(installation);
  serviceManagerOf(installation.service, machine).register(installation);
  if (installation.service === "none" && !canRead(installation, machine))
    throw new SetupFault(
      `${installation.version} 打不开台账：${runProgram(installation, ["progress"], machine).said}`,
    );
  await startServed(installation, machine);
}

function backUp(installed: Installation, machine: Machine, say: Say): string {
  const { backups } = placesOf(installed.folder);
  // A server that never ran has no ledger yet: it is made by whoever opens it.
  if (!canRead(installed, machine))
    throw new SetupFault(
      `装着的 ${installed.version} 自己打不开台账，所以没有升级。请先看它说什么：yinhui progress。`,
    );
  const backup = join(backups, `before-upgrade-${installed.version}-${stamp()}`);
  say(`备份到 ${backup} …`);
  const { status, said } = runProgram(installed, ["backup", "--out", backup], machine);
  if (status !== 0) throw new SetupFault(`升级前的备份没有作成，所以没有升级：${said}`);
  return backup;
}

function restoreBackup(previous: Installation, backup: string, machine: Machine, say: Say): void {
  const { dataDir } = settingsOf(previous.folder);
  const aside = `${dataDir}-${stamp()}`;
  renameSync(dataDir, aside);
  mkdirSync(dataDir, { mode: 0o700 });
  if (previous.user !== undefined && machine.isAdministrator)
    machine.run("chown", [`${previous.user}:`, dataDir]);
  say(`现在的数据移到 ${aside}，恢复 ${backup} …`);
  const { status, said } = runProgram(previous, ["restore", backup], machine);
  if (status === 0) return;
  rmSync(dataDir, { recursive: true, force: true });
  renameSync(aside, dataDir);
  throw new SetupFault(`备份没有恢复成，数据还是原来的：${said}`);
}

/** Whether a version can open the ledger and read in it. */
function canRead(installation: Installation, machine: Machine): boolean {
  return runProgram(installation, ["progress", "--json"], machine).status === 0;
}

/** Runs the command line of a version on the installation's data, as its user. */
function runProgram(
  { folder, version }: Installation,
  words: readonly string[],
  { platform }: Machine,
): { status: number; said: string } {
  const program = placesOf(folder).program(version);
  const node = join(program, platform === "win32" ? "node.exe" : "node");
  const options = ["--disable-warning=ExperimentalWarning", `--env-file=${placesOf(folder).settings}`];
  const { status, stdout, stderr, error } = spawnSync(
    node,
    [...options, join(program, "program", "start.js"), ...words],
    {
      encoding: "utf8",
      cwd: folder,
    },
  );
  return { status: status ?? -1, said: error?.message ?? (stderr || stdout).trim() };
}

function demandInstallation(folder: string): Installation {
  const installed = readInstallation(folder);
  if (installed === undefined)
    throw new SetupFault(`${folder} 没有装 yinhui。请先运行 install，或用 --into 指明装在哪个文件夹。`);
  return installed;
}

/** A server that somebody started by hand nobody else may stop. */
async function demandStopped({ folder, service }: Installation): Promise<void> {
  if (service !== "none" || (await servedVersion(settingsOf(folder))) === undefined) return;
  throw new SetupFault(`服务器还在运行。请先停下 yinhui serve，再做一次。`);
}

/** The versions that cannot be gone back to any more take room only. */
function forgetOlder({ folder, version, before }: Installation): void {
  const versions = placesOf(folder).program("");
  for (const name of readdirSync(versions))
    if (name !== version && name !== before?.version)
      rmSync(join(versions, basename(name)), { recursive: true, force: true });
}

/** Compares by number, part by part, as versions are counted (semver.org, without what stands behind a hyphen). */
function isOlder(version: string, than: string): boolean {
  const [parts, thanParts] = [version, than].map((text) => text.split("-")[0]?.split(".").map(Number) ?? []);
  for (let place = 0; place < 3; place++) {
    const difference = (parts?.[place] ?? 0) - (thanParts?.[place] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function stamp(): string {
  return new Date().toISOString().replace(/\D/g, "").slice(0, 14);
}
