import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { checkPackage } from "./check-package.ts";
import {
  type Installation,
  placesOf,
  readInstallation,
  settingsOf,
  writeInstallation,
} from "./installation.ts";
import { chooseVersion, launcherOf, writeLauncher } from "./launchers.ts";
import type { Machine } from "./machine.ts";
import { waitUntilHealthy } from "./server-health.ts";
import { localServiceSid, serviceManagerOf } from "./service-managers.ts";
import { settingsText } from "./settings-text.ts";
import { SetupFault } from "./setup-fault.ts";

/** What whoever installs may choose; what is left out is the platform's usual. */
export type InstallChoices = {
  folder?: string | undefined;
  dataDir?: string | undefined;
  port?: string | undefined;
  user?: string | undefined;
  /** False where the server is started by hand. */
  hasService?: boolean | undefined;
};

/**
 * Installs an unpacked package, its data and its settings kept apart from its program, and starts the server with the
 * machine. Fails, and leaves nothing behind but a data folder, where something is in the way.
 */
export async function install(
  source: string,
  choices: InstallChoices,
  machine: Machine,
): Promise<Installation> {
  const usual = usualPlaces(machine);
  const folder = resolve(choices.folder ?? usual.folder);
  if (readInstallation(folder) !== undefined)
    throw new SetupFault(`${folder} 已经装有 yinhui。换版本请运行 upgrade；另装一套请用 --into 另指文件夹。`);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new SetupFault(`${folder} 不是空的。请用 --into 指一个空的或还没有的文件夹。`);
  const service = serviceFor(machine, choices);
  const user = service === "systemd" ? (choices.user ?? "yinhui") : choices.user;
  const version = await checkPackage(source);
  const installation: Installation = { folder, version, service, ...(user === undefined ? {} : { user }) };
  try {
    layOut(source, installation, resolve(choices.dataDir ?? usual.dataDir(folder)), choices.port, machine);
    serviceManagerOf(service, machine).register(installation);
    writeInstallation(installation);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  await startServed(installation, machine);
  return installation;
}

/** Starts the server where a service does, and waits until it answers. */
export async function startServed(installation: Installation, machine: Machine): Promise<void> {
  if (installation.service === "none") return;
  const manager = serviceManagerOf(installation.service, machine);
  manager.start();
  await waitUntilHealthy(installation, manager.logHint);
}

/** Copies a package's program beside those of other versions; it is there whole or not at all. */
export function copyProgram(source: string, folder: string, version: string, machine: Machine): void {
  const program = placesOf(folder).program(version);
  const part = `${program}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(placesOf(folder).program(""), { recursive: true, mode: 0o755 });
  cpSync(source, part, { recursive: true, verbatimSymlinks: true });
  // Unpacked by somebody careful, or careless: the service is to read it, and nobody else to change it.
  if (machine.platform === "linux") machine.run("chmod", ["-R", "a+rX,go-w", part]);
  rmSync(program, { recursive: true, force: true });
  renameSync(part, program);
}

function layOut(
  source: string,
  { folder, version, user }: Installation,
  dataDir: string,
  port: string | undefined,
  machine: Machine,
): void {
  const { settings, backups } = placesOf(folder);
  if (user !== undefined && machine.isAdministrator) makeUser(user, machine);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  copyProgram(source, folder, version, machine);
  writeFileSync(settings, settingsText(dataDir, port), { mode: 0o640 });
  settingsOf(folder);
  for (const place of [dataDir, backups]) mkdirSync(place, { recursive: true, mode: 0o700 });
  if (machine.platform === "win32") keepFromOthers([dataDir, backups, settings], machine);
  else if (user !== undefined && machine.isAdministrator) {
    machine.run("chown", ["-R", `${user}:`, dataDir, backups]);
    chownSync(settings, 0, statSync(backups).gid);
  }
  writeLauncher(machine.platform, folder);
  chooseVersion(machine.platform, folder, version);
  if (machine.platform === "linux" && machine.isAdministrator && folder === usualPlaces(machine).folder)
    machine.run("ln", ["-sfn", launcherOf("linux", folder), "/usr/local/bin/yinhui"]);
}

/** Where offices look for programs and their data. */
export function usualPlaces({ platform }: Machine) {
  if (platform === "win32") {
    const { ProgramFiles = "", ProgramData = "" } = process.env;
    return { folder: join(ProgramFiles, "yinhui"), dataDir: () => join(ProgramData, "yinhui") };
  }
  return {
    folder: "/opt/yinhui",
    dataDir: (folder: string) => (folder === "/opt/yinhui" ? "/var/lib/yinhui" : `${folder}/data`),
  };
}

function serviceFor(machine: Machine, { hasService = true }: InstallChoices): Installation["service"] {
  if (!hasService) return "none";
  if (!machine.isAdministrator)
    throw new SetupFault(
      "装成开机自动运行的服务要管理员权限：Linux 请用 sudo 运行，Windows 请右键“以管理员身份运行”。只想自己启动的，加 --no-service --into 文件夹。",
    );
  if (machine.platform === "win32") return "windows-task";
  if (!machine.hasSystemd)
    throw new SetupFault(
      "本机没有运行 systemd，不能装成服务。请加 --no-service，再用本机的办法启动 yinhui serve。",
    );
  return "systemd";
}

function makeUser(user: string, machine: Machine): void {
  try {
    machine.run("id", ["-u", user]);
  } catch {
    machine.run("useradd", [
      "--system",
      "--user-group",
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
      user,
    ]);
  }
}

/** Has administrators and the service alone read what holds people's data or secrets. */
function keepFromOthers(places: readonly string[], machine: Machine): void {
  for (const place of places) {
    const inherited = statSync(place).isDirectory() ? "(OI)(CI)" : "";
    const grants = [localServiceSid, "S-1-5-32-544", "S-1-5-18"].map((sid) => `*${sid}:${inherited}F`);
    machine.run("icacls", [place, "/inheritance:r", ...grants.flatMap((grant) => ["/grant:r", grant])]);
  }
}
