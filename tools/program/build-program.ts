import { copyFile, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serialize } from "node:v8";
import { build, type Plugin } from "esbuild";
import { writeChecker } from "#selfhost/evidence/installed-checker.ts";
import { installedPictureFiles } from "#shared/config/installed-pictures.ts";
import { buildWeb } from "#web/build.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The programs, by their names in the folder: the server, the command line, and what they start beside themselves. */
const entryPoints = {
  main: "selfhost/main.ts",
  cli: "selfhost/cli.ts",
  start: "selfhost/install/start.ts",
  "ledger-worker": "selfhost/worker/ledger-worker.ts",
  "workbook-worker": "shared/adapters/workbook/workbook-worker.ts",
  "receipt-worker": "shared/adapters/receipt/receipt-worker.ts",
  "quick-check-worker": "shared/adapters/sqlite/quick-check-worker.ts",
};

/** What packages made for CommonJS expect to find in each file. */
const commonJsNames = `const require = process.getBuiltinModule("module").createRequire(import.meta.url);
const { filename: __filename, dirname: __dirname } = import.meta;`;

/**
 * Makes the self-hosted program in an empty folder, with all that it needs but Node: `node <folder>/main.js` serves,
 * `node <folder>/cli.js` is the command line. It starts in half the time of its source, which is over 600 files. Gives the
 * sources of all that is in it, by their paths below the project.
 */
export async function buildProgram(folder: string): Promise<readonly string[]> {
  await rm(folder, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node24",
    charset: "utf8",
    metafile: true,
    banner: { js: commonJsNames },
    plugins: [packagedParts, workersBeside],
    logLevel: "warning",
  });
  const { wasmFile, fontFile } = installedPictureFiles();
  await Promise.all([
    writeFile(join(folder, "package.json"), '{ "type": "module" }\n'),
    buildWeb().then((pages) => writeFile(join(folder, "pages.bin"), serialize(pages))),
    writeChecker(join(folder, "check.mjs")),
    copyFile(wasmFile, join(folder, "picture.wasm")),
    copyFile(fontFile, join(folder, "picture.ttf")),
  ]);
  return Object.keys(metafile.inputs);
}

/** Takes `packaged-<part>.ts` for `installed-<part>.ts`: what npm or a source would give lies in the folder. */
const packagedParts: Plugin = {
  name: "packaged-parts",
  setup(building) {
    building.onResolve({ filter: /\/installed-[a-z]+\.ts$/ }, ({ path, importer, resolveDir, kind }) =>
      building.resolve(path.replace("/installed-", "/packaged-"), { importer, resolveDir, kind }),
    );
  },
};

/** Finds the programs that are started by their file's name where the folder has them. */
const workersBeside: Plugin = {
  name: "workers-beside",
  setup(building) {
    const starters = /[\\/](workbook-reader|receipt-writer|quick-check|hire-worker)\.ts$/;
    building.onLoad({ filter: starters }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(
        /"\.\/([a-z-]+-worker)\.ts", import\.meta\.url/g,
        '"./$1.js", import.meta.url',
      ),
      loader: "ts",
    }));
  },
};
