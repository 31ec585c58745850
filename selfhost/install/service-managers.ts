import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Installation, placesOf, settingsOf } from "./installation.ts";
import { launcherOf } from "./launchers.ts";
import type { Machine } from "./machine.ts";

/** Starts the server with the machine, and again when it ends by itself. */
export type ServiceManager = {
  /** Makes the service known, or tells it of another version; it is not started by that. */
  register(installation: Installation): void;
  start(): void;
  stop(): void;
  /** Where an operator reads what the server says. */
  logHint: string;
};

/** The service manager of an installation. */
export function serviceManagerOf(kind: Installation["service"], machine: Machine): ServiceManager {
  return serviceManagers[kind](machine);
}

const serviceManagers: Record<Installation["service"], (machine: Machine) => ServiceManager> = {
  systemd: (machine) => ({
    register(installation) {
      for (const [name, text] of Object.entries(systemdUnits(installation)))
        writeFileSync(join(machine.unitFolder, name), text);
      machine.run("systemctl", ["daemon-reload"]);
      machine.run("systemctl", ["enable", "yinhui.service", "yinhui-backup.timer"]);
    },
    start: () => machine.run("systemctl", ["restart", "yinhui.service", "yinhui-backup.timer"]),
    stop: () => machine.run("systemctl", ["stop", "yinhui.service"]),
    logHint: "journalctl -u yinhui",
  }),
  "windows-task": (machine) => ({
    register(installation) {
      for (const [task, text] of Object.entries(windowsTasks(installation))) {
        const file = join(installation.folder, `${task}.xml`);
        // The task scheduler reads UTF-16 with its mark.
        writeFileSync(file, `\ufeff${text}`, "utf16le");
        machine.run("schtasks", ["/Create", "/F", "/TN", task, "/XML", file]);
        rmSync(file);
      }
    },
    start: () => machine.run("schtasks", ["/Run", "/TN", "yinhui"]),
    stop: () => machine.run("schtasks", ["/End", "/TN", "yinhui"]),
    logHint: "任务计划程序里的 yinhui，或在命令行运行 yinhui serve",
  }),
  none: () => ({ register() {}, start() {}, stop() {}, logHint: "运行 yinhui serve 的窗口" }),
};

/** The units of systemd: the server, and a backup each night of which thirty are kept. */
export function systemdUnits({ folder, user }: Installation): Record<string, string> {
  const { dataDir } = settingsOf(folder);
  const { backups } = placesOf(folder);
  const runsAs = user === undefined ? "" : `User=${user}\n`;
  const launcher = quoted(launcherOf("linux", folder));
  const hardened = `NoNewPrivileges=yes
PrivateTmp=yes
ProtectHome=read-only
ProtectSystem=strict
ReadWritePaths=${quoted(dataDir)} ${quoted(backups)}
UMask=0077`;
  return {
    "yinhui.service": `[Unit]
Description=yinhui 银会合作贷款台账
After=network-online.target
Wants=network-online.target

[Service]
${runsAs}ExecStart=${launcher} serve
Restart=always
RestartSec=10
TimeoutStopSec=30
${hardened}

[Install]
WantedBy=multi-user.target
`,
    "yinhui-backup.service": `[Unit]
Description=yinhui 备份

[Service]
Type=oneshot
${runsAs}ExecStart=${launcher} daily-backup
${hardened}
`,
    "yinhui-backup.timer": `[Unit]
Description=yinhui 每夜备份

[Timer]
OnCalendar=*-*-* 02:30
Persistent=true

[Install]
WantedBy=timers.target
`,
  };
}

/** A path in a unit: systemd reads `%` and `\` in it too. */
function quoted(path: string): string {
  return `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("%", "%%").replaceAll("$", "$$$$")}"`;
}

/** The account without rights beyond its own that services of Windows run as: LOCAL SERVICE. */
export const localServiceSid = "S-1-5-19";

/** The tasks of Windows: the server from the machine's start on, and a backup each night. */
export function windowsTasks(installation: Installation): Record<string, string> {
  const nightly =
    "<CalendarTrigger><StartBoundary>2016-01-01T02:30:00</StartBoundary><ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay></CalendarTrigger>";
  return {
    yinhui: windowsTask(installation, "<BootTrigger />", "serve"),
    "yinhui-backup": windowsTask(installation, nightly, "daily-backup"),
  };
}

/** A task that has no end and starts again a minute after the program ended (Task Scheduler schema 1.2). */
function windowsTask({ folder, version }: Installation, trigger: string, word: string): string {
  const program = placesOf(folder).program(version);
  const words = `--disable-warning=ExperimentalWarning "--env-file=${placesOf(folder).settings}" "${join(program, "program", "start.js")}" ${word}`;
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
<Triggers>${trigger}</Triggers>
<Principals><Principal id="Author"><UserId>${localServiceSid}</UserId><RunLevel>LeastPrivilege</RunLevel></Principal></Principals>
<Settings><MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy><DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries><StopIfGoingOnBatteries>false</StopIfGoingOnBatteries><StartWhenAvailable>true</StartWhenAvailable><RestartOnFailure><Interval>PT1M</Interval><Count>999</Count></RestartOnFailure><ExecutionTimeLimit>PT0S</ExecutionTimeLimit></Settings>
<Actions Context="Author"><Exec><Command>${escaped(join(program, "node.exe"))}</Command><Arguments>${escaped(words)}</Arguments><WorkingDirectory>${escaped(folder)}</WorkingDirectory></Exec></Actions>
</Task>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
