import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { type FetchedPackage, fetchPackage, run } from "./fetched-package.ts";

// Prepares old Chromiums in .cache/ for the suites that ask for them: 88 is near the oldest that the pages are for, 109 the
// last that runs on Windows 7. They have holes that were mended since, so they are for tests of our own pages alone.

const part = "package/bin";
const browsers: Record<string, FetchedPackage> = {
  "chromium-88": {
    name: "chrome-aws-lambda@5.5.0",
    integrity:
      "sha512-nYSDzTsVEVsvIFaUUAUN53ulXBLKSRXFS+eVYZOLZD5SA1If59rqBAiy4raMgorQwXWqjSsjK1SF4As+qzPLqA==",
    part,
  },
  "chromium-109": {
    name: "@sparticuz/chromium@109.0.6",
    integrity:
      "sha512-9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==",
    part,
  },
};

for (const [name, fetched] of Object.entries(browsers)) {
  const folder = `.cache/${name}`;
  if (!existsSync(folder)) fetchPackage(fetched, folder, unpack);
  console.log(`${folder}/chromium is ready.`);
}

/** The program and its libraries, which lie packed in the package. */
function unpack(folder: string): void {
  const unpacked = (file: string) => brotliDecompressSync(readFileSync(`${folder}/${file}.br`));
  writeFileSync(`${folder}/chromium`, unpacked("chromium"));
  chmodSync(`${folder}/chromium`, 0o755);
  writeFileSync(`${folder}/aws.tar`, unpacked("aws.tar"));
  run("tar", ["-xf", `${folder}/aws.tar`, "-C", folder], "tar is needed to unpack it");
  for (const file of ["aws.tar", "aws.tar.br", "chromium.br", "swiftshader.tar.br"])
    rmSync(`${folder}/${file}`);
}
