import { chmod, copyFile, cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hashOfFile, sumsFile } from "#selfhost/install/check-package.ts";
import { billOfMaterials, licenceList } from "./bill-of-materials.ts";
import type { BundledPackage } from "./bundled-packages.ts";

export const platforms = ["linux-x64", "linux-arm64", "win-x64"] as const;
export type Platform = (typeof platforms)[number];

/** What a package is made of: its version, the built program, Node's program for the platform, and all parts of others. */
export type PackageParts = {
  version: string;
  platform: Platform;
  programFolder: string;
  nodeFile: string;
  parts: readonly BundledPackage[];
};

const samplesFolder = "test/fixtures/samples";
const recipesFolder = "docs/recipes";

/** Lays a package out in an empty folder, as its archive holds it: everything that an office needs, and the sums of it. */
export async function assemblePackage(folder: string, made: PackageParts): Promise<void> {
  const { version, platform, programFolder, nodeFile, parts } = made;
  const isWindows = platform === "win-x64";
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const node = join(folder, isWindows ? "node.exe" : "node");
  await Promise.all([
    cp(programFolder, join(folder, "program"), { recursive: true }),
    copyFile(nodeFile, node).then(() => chmod(node, 0o755)),
    copyNamed(samplesFolder, join(folder, "samples"), /\.(xlsx|xls|csv)$/),
    copyNamed(recipesFolder, join(folder, "docs", "recipes"), /\.md$/),
    copyFile(join(recipesFolder, "install.md"), join(folder, "安装说明.md")),
    writeFile(join(folder, "VERSION"), `${version}\n`),
    writeFile(join(folder, "sbom.cdx.json"), billOfMaterials(version, parts)),
    writeFile(join(folder, "LICENCES.txt"), licenceList(parts)),
    ...["install", "upgrade"].map((word) => writeScript(folder, word, isWindows)),
  ]);
  await writeFile(join(folder, sumsFile), await sumsOf(folder));
}

async function copyNamed(from: string, to: string, name: RegExp): Promise<void> {
  await mkdir(to, { recursive: true });
  const names = (await readdir(from)).filter((one) => name.test(one));
  await Promise.all(names.map((one) => copyFile(join(from, one), join(to, one))));
}

async function writeScript(folder: string, word: string, isWindows: boolean): Promise<void> {
  const file = join(folder, `${word}.${isWindows ? "cmd" : "sh"}`);
  await writeFile(file, isWindows ? windowsScript(word) : shellScript(word));
  await chmod(file, 0o755);
}

/** Uses nothing but the shell's own words: a PATH may be empty. */
function shellScript(word: string): string {
  return `#!/bin/sh
case $0 in */*) here=\${0%/*} ;; *) here=. ;; esac
here=$(cd "$here" && pwd) || exit 1
if ! "$here/node" --version >/dev/null 2>&1; then
  echo "本机运行不了安装包里的 node：系统可能太旧（要 glibc 2.28 以上，如银河麒麟 V10、统信 UOS 20、Debian 10），处理器与安装包不符，或文件没有复制完整。" >&2
  exit 1
fi
exec "$here/node" --disable-warning=ExperimentalWarning "$here/program/start.js" ${word} "$@"
`;
}

/** Waits for a key where it was opened by a click: the window would close with what it says. */
function windowsScript(word: string): string {
  const lines = [
    "@echo off",
    "chcp 65001 >nul",
    `"%~dp0node.exe" --disable-warning=ExperimentalWarning "%~dp0program\\start.js" ${word} %*`,
    "set status=%errorlevel%",
    'if "%~1"=="" pause',
    "exit /b %status%",
  ];
  return lines.map((line) => `${line}\r\n`).join("");
}

async function sumsOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  const lines: string[] = [];
  for (const name of names) lines.push(`${await hashOfFile(join(folder, name))}  ${name}\n`);
  return lines.join("");
}
