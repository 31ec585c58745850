import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { placesOf, replaceFile } from "./installation.ts";

/** The command `yinhui` of an installation. */
export function launcherOf(platform: "linux" | "win32", folder: string): string {
  return join(folder, platform === "win32" ? "yinhui.cmd" : "yinhui");
}

/**
 * Writes the command `yinhui`. It finds its version in a file when it is called, and is never changed: Windows reads such a
 * file line by line while it runs.
 */
export function writeLauncher(platform: "linux" | "win32", folder: string): void {
  const { current, settings } = placesOf(folder);
  const text =
    platform === "win32"
      ? [
          "@echo off",
          "chcp 65001 >nul",
          'set /p yinhui=<"%~dp0CURRENT"',
          '"%~dp0versions\\%yinhui%\\node.exe" --disable-warning=ExperimentalWarning "--env-file=%~dp0yinhui.env" "%~dp0versions\\%yinhui%\\program\\start.js" %*',
          "",
        ].join("\r\n")
      : `#!/bin/sh
read -r version <${shellWord(current)} || exit 1
program=${shellWord(placesOf(folder).program(""))}/$version
exec "$program/node" --disable-warning=ExperimentalWarning ${shellWord(`--env-file=${settings}`)} "$program/program/start.js" "$@"
`;
  writeFileSync(launcherOf(platform, folder), text, { mode: 0o755 });
}

/** Has the command `yinhui` run a version from now on. */
export function chooseVersion(platform: "linux" | "win32", folder: string, version: string): void {
  replaceFile(placesOf(folder).current, version + (platform === "win32" ? "\r\n" : "\n"), 0o644);
}

function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
