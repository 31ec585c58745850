import { existsSync, readFileSync, rmSync } from "node:fs";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { hashOfFile } from "#selfhost/install/check-package.ts";
import { webSources } from "#web/build.ts";
import { fetchPackage } from "./fetched-package.ts";
import { assemblePackage, type Platform, platforms } from "./package/assemble-package.ts";
import { bundledPackages } from "./package/bundled-packages.ts";
import { writeTarball, writeZip } from "./package/write-archive.ts";
import { buildProgram } from "./program/build-program.ts";

// Makes what offices install: an archive for each platform, with Node and the program, and their sums.

const { values } = parseArgs({
  options: {
    platform: { type: "string", multiple: true, default: [...platforms] },
    out: { type: "string", default: "dist" },
    folder: { type: "boolean", default: false },
  },
});
const wanted = platforms.filter((platform) => values.platform.includes(platform));
if (wanted.length !== values.platform.length) {
  console.error(
    `npm run package -- [--platform ${platforms.join("|")}]… [--out FOLDER] [--folder]   --folder: laid out, not packed`,
  );
  process.exit(2);
}

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, { version: string; integrity: string }>;
};
await mkdir(values.out, { recursive: true });
const programFolder = join(values.out, "program");
const parts = await bundledPackages([...(await buildProgram(programFolder)), ...(await webSources())]);

const sums: string[] = [];
for (const platform of wanted) {
  const folder = join(values.out, `yinhui-${version}-${platform}`);
  await assemblePackage(folder, { version, platform, programFolder, nodeFile: nodeOf(platform), parts });
  if (values.folder) {
    console.log(folder);
    continue;
  }
  const isWindows = platform === "win-x64";
  const file = `${folder}.${isWindows ? "zip" : "tar.gz"}`;
  await (isWindows ? writeZip : writeTarball)(folder, file);
  rmSync(folder, { recursive: true });
  sums.push(`${await hashOfFile(file)}  ${basename(file)}\n`);
  console.log(`${file}  ${((await stat(file)).size / 1e6).toFixed(1)} MB`);
}
if (sums.length > 0) await writeFile(join(values.out, "SHA256SUMS"), sums.join(""));
rmSync(programFolder, { recursive: true });

/** Node's program for a platform, of the version that the project pins, from the registry. */
function nodeOf(platform: Platform): string {
  const name = `node-${platform}`;
  const locked = lock.packages[`node_modules/${name}`];
  if (locked === undefined) throw new Error(`package-lock.json does not pin ${name}`);
  const folder = `.cache/${name}-${locked.version}`;
  const wanted = { name: `${name}@${locked.version}`, integrity: locked.integrity, part: "package/bin" };
  if (!existsSync(folder)) fetchPackage(wanted, folder);
  return join(folder, platform === "win-x64" ? "node.exe" : "node");
}
