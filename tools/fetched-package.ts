import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";

const cacheFolder = ".cache";

/** A package of the registry that suites need and the project does not depend on; `part` is the folder of it that is kept. */
export type FetchedPackage = { name: string; integrity: string; part: string };

/** Fetches a package, proves that it is the one that was reviewed, and has `make` finish its folder before that is there. */
export function fetchPackage(
  { name, integrity, part }: FetchedPackage,
  folder: string,
  make: (folder: string) => void = () => {},
): void {
  mkdirSync(cacheFolder, { recursive: true });
  const packed = run(
    "npm",
    ["pack", name, "--silent", "--pack-destination", cacheFolder],
    "the package registry must be within reach",
  );
  const tarball = `${cacheFolder}/${packed.trim()}`;
  const found = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
  if (found !== integrity) {
    console.error(`${tarball} is not the package that was reviewed: ${found}`);
    process.exit(1);
  }
  const unpacked = `${folder}-${process.pid}`;
  mkdirSync(unpacked, { recursive: true });
  const depth = part.split("/").length;
  run(
    "tar",
    ["-xzf", tarball, "-C", unpacked, `--strip-components=${depth}`, part],
    "tar is needed to unpack it",
  );
  make(unpacked);
  rmSync(folder, { recursive: true, force: true });
  renameSync(unpacked, folder);
  rmSync(tarball);
}

/** Runs a program and gives what it says; where it fails, says so with the remedy and ends. */
export function run(command: string, args: readonly string[], remedy: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status === 0) return stdout;
  console.error(`${command} ${args.join(" ")} failed: ${remedy}\n${stderr ?? ""}`);
  process.exit(1);
}
