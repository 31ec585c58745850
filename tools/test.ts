import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** A component that some suites need, how it is found, and how a newcomer gets it. */
type Component = { name: string; suites: string; present: boolean; remedy: string };

const required = process.env["CI"] === "true" || process.env["YINHUI_TEST_ALL"] === "1";
const chromium = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

const components: Component[] = [
  {
    name: "DynamoDB Local",
    suites: "**/*.dynamodb.test.ts",
    present: existsSync(".cache/dynamodb-local/DynamoDBLocal.jar") && runs("java", ["-version"]),
    remedy:
      "install Java 17 and run `node tools/dynamodb-local.ts` (Amazon's licence: for people with an AWS account)",
  },
  {
    name: "Chromium",
    suites: "**/*.browser*.test.ts",
    present: existsSync(chromium),
    remedy: "install Chromium (Debian: apt-get install chromium fonts-noto-cjk) or name it in CHROMIUM",
  },
  {
    name: "LibreOffice Writer and pdftotext",
    suites: "**/*.office.test.ts",
    present: hasWriter() && runs("pdftotext", ["-v"]),
    remedy: "install them (Debian: apt-get install libreoffice-writer poppler-utils fonts-noto-cjk)",
  },
  {
    name: "OpenSSL",
    suites: "**/*.openssl.test.ts",
    present: runs("openssl", ["version"]),
    remedy: "install it (Debian: apt-get install openssl)",
  },
  {
    name: "old Chromiums",
    suites: "**/*.old-browser.test.ts",
    present: ["chromium-88", "chromium-109"].every((name) => existsSync(`.cache/${name}/chromium`)),
    remedy: "run `node tools/old-browsers.ts` (two of 150 MB each)",
  },
  {
    name: "Node 22",
    suites: "**/*.node-22.*test.ts",
    present: existsSync(".cache/node-22/node"),
    remedy: "run `node tools/node-22.ts` (120 MB)",
  },
];

const missing = components.filter((component) => !component.present);
for (const { name, suites, remedy } of missing) {
  console.log(`${required ? "MISSING" : "left out"}: ${suites} needs ${name}; to have it, ${remedy}.`);
}
if (required && missing.length > 0) process.exit(1);

const isWhole = process.argv.includes("--whole");
const words = process.argv.slice(2).filter((word) => word !== "--whole");
const repeats = "**/*.whole.*test.ts";
const excludes = [...missing.map(({ suites }) => suites), ...(isWhole ? [] : [repeats])].flatMap((suites) => [
  "--exclude",
  suites,
]);
const run = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...excludes, ...words], {
  stdio: "inherit",
  env: { ...process.env, ...(isWhole ? { TEST_DEPTH: "whole" } : {}) },
});
if (!isWhole)
  console.log(
    `sampled: a fourth of the drawn cases and stops; left out: ${repeats}, what other suites walk on another stage; to have all, \`npm test -- --whole\`.`,
  );
if (process.env["CORPUS"] === undefined) {
  console.log("left out: foreign workbooks; to have them, name a folder of workbooks in CORPUS.");
}
for (const { name, suites } of missing) console.log(`left out: ${suites} (no ${name})`);
process.exit(run.status ?? 1);

/** LibreOffice starts without its word processor too; then its library is missing next to the program. */
function hasWriter(): boolean {
  const place = spawnSync("which", ["soffice"], { encoding: "utf8" }).stdout?.trim();
  return Boolean(place) && existsSync(join(dirname(realpathSync(place)), "libswlo.so"));
}

function runs(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}
