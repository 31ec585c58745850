import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { SetupFault } from "./setup-fault.ts";

/** What an installer needs of the machine that it is run on. */
export type Machine = {
  platform: "linux" | "win32";
  /** Whether who runs the installer may make users and services. */
  isAdministrator: boolean;
  hasSystemd: boolean;
  /** Where systemd looks for units of the administrator. */
  unitFolder: string;
  /** Runs a program of the system; fails with what it said. */
  run(command: string, words: readonly string[]): void;
};

/** Where programs of the system are, also for who has an empty PATH. */
const systemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** The machine that this program runs on. */
export function thisMachine(): Machine {
  const platform = process.platform === "win32" ? "win32" : "linux";
  return {
    platform,
    isAdministrator: platform === "win32" ? mayAdminister() : process.getuid?.() === 0,
    hasSystemd: existsSync("/run/systemd/system"),
    unitFolder: "/etc/systemd/system",
    run(command, words) {
      const { status, stderr, stdout, error } = start(command, words);
      if (status === 0) return;
      const said = error?.message ?? `${stdout}${stderr}`.trim();
      throw new SetupFault(`命令没有成功：${[command, ...words].join(" ")}\n${said}`);
    },
  };
}

/** On Windows only an administrator may ask this. */
function mayAdminister(): boolean {
  return start("net", ["session"]).status === 0;
}

function start(command: string, words: readonly string[]) {
  const path = process.platform === "win32" ? {} : { PATH: systemPath };
  return spawnSync(command, [...words], { encoding: "utf8", env: { ...process.env, ...path } });
}
