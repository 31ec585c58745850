import { existsSync } from "node:fs";
import { type FetchedPackage, fetchPackage } from "./fetched-package.ts";

// Prepares Node 22 in .cache/ for the suite of the deployment that runs on it, where a region has no newer runtime.

const folder = ".cache/node-22";
const version = "22.23.5";
const integrities: Readonly<Record<string, string>> = {
  x64: "sha512-3jhC+wcoWxKZxcRqF2sUSl0c9HEXFnur/nuIPx6O6CWKV0jOUWQm7Htw5SuXqqlMCEhi0cJqybFPEb5hhcBiMw==",
  arm64: "sha512-e1LOUGKVruPGuLVutn8+Cgm5pI1APm4Kvh+zbb/qe/ZpD9s+TQby5iUgZOWmPpbSKpj0Td8DP1N0NEnXasHizg==",
};

const integrity = process.platform === "linux" ? integrities[process.arch] : undefined;
if (integrity === undefined) {
  console.error("Node 22 is fetched for Linux on x64 or arm64 only.");
  process.exit(1);
}
const node22: FetchedPackage = {
  name: `node-linux-${process.arch}@${version}`,
  integrity,
  part: "package/bin",
};
if (!existsSync(`${folder}/node`)) fetchPackage(node22, folder);
console.log(`${folder}/node is ready.`);
