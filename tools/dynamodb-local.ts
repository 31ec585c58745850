import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";

// Prepares AWS's DynamoDB Local in .cache/ for the suites that ask for it. Its licence is Amazon's own: whoever runs it
// should have an AWS account, and it may not be passed on. So it is fetched on request only and never committed.

const packageName = "amplify-dynamodb-simulator@2.9.30";
const integrity =
  "sha512-xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==";
const cacheFolder = ".cache";
const folder = `${cacheFolder}/dynamodb-local`;
const jarFile = `${folder}/DynamoDBLocal.jar`;

function run(command: string, args: readonly string[], remedy: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status === 0) return stdout;
  console.error(`${command} ${args.join(" ")} failed: ${remedy}\n${stderr ?? ""}`);
  process.exit(1);
}

function unpack(): void {
  mkdirSync(cacheFolder, { recursive: true });
  const packed = run(
    "npm",
    ["pack", packageName, "--silent", "--pack-destination", cacheFolder],
    "the package registry must be within reach",
  );
  const tarball = `${cacheFolder}/${packed.trim()}`;
  const found = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
  if (found !== integrity) {
    console.error(`${tarball} is not the package that was reviewed: ${found}`);
    process.exit(1);
  }
  const unpacked = `${folder}-${process.pid}`;
  mkdirSync(unpacked);
  run(
    "tar",
    ["-xzf", tarball, "-C", unpacked, "--strip-components=2", "package/emulator"],
    "tar is needed to unpack it",
  );
  rmSync(folder, { recursive: true, force: true });
  renameSync(unpacked, folder);
  rmSync(tarball);
}

run(
  "java",
  ["-version"],
  "DynamoDB Local needs Java 17 or newer (Debian: apt-get install default-jre-headless)",
);
if (!existsSync(jarFile)) unpack();
console.log(`${jarFile} is ready.`);
