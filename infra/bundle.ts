import { copyFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { installedPictureFiles } from "#shared/config/installed-pictures.ts";
import type { Part } from "#shared/ports/parts.ts";
import { buildWeb } from "#web/build.ts";
import { type FunctionId, functionIds, functions } from "./functions.ts";
import { type LateFiles, loadedLate } from "./loaded-late.ts";
import type { Settings } from "./settings.ts";
import { tablesApart } from "./tables-apart.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const options = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: "node",
  format: "cjs",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  logOverride: { "empty-import-meta": "silent" },
  supported: { "dynamic-import": false },
  metafile: true,
} as const satisfies BuildOptions;

/**
 * Bundles every function with all it needs, SDK included, into `<folder>/<function id>/index.js`, and returns esbuild's
 * metafile. Next to the code go the files that it loads late, those of its parts (the workers of workbooks and of
 * receipts, the renderer of charts), the web client of serve-pages and, when one is given, the programme's file.
 */
export async function bundle(
  folder: string,
  { programmeFile, runtime }: Pick<Settings, "programmeFile" | "runtime"> = { runtime: "nodejs24.x" },
): Promise<Metafile> {
  const target = runtime === "nodejs22.x" ? "node22" : "node24";
  await rm(folder, { recursive: true, force: true });
  const late: LateFiles = new Map();
  const entries = [...functions].map(([id, made]) => [`${id}/index`, `functions/${made.folder}/handler.ts`]);
  const { metafile } = await build({
    ...options,
    target,
    entryPoints: Object.fromEntries(entries),
    outdir: folder,
    plugins: [tablesApart, loadedLate(root, late)],
  });
  await bundleLate(folder, target, metafile, late);
  await bundleWorkers(folder, target);
  await writeFile(join(folder, "package.json"), '{ "type": "commonjs" }\n');
  await writeFile(join(folder, "serve-pages", "pages.json"), await pages());
  const { wasmFile, fontFile } = installedPictureFiles();
  for (const id of functionsWith("documents")) {
    await copyFile(wasmFile, join(folder, id, "picture.wasm"));
    await copyFile(fontFile, join(folder, id, "picture.ttf"));
  }
  if (programmeFile !== undefined) await putProgramme(folder, programmeFile);
  return metafile;
}

/** Puts a programme's file next to each function of a folder of bundles. */
export async function putProgramme(folder: string, programmeFile: string): Promise<void> {
  for (const id of functionIds) await copyFile(programmeFile, join(folder, id, "programme.json"));
}

/** Puts the late files next to each function. */
async function bundleLate(
  folder: string,
  target: string,
  { outputs }: Metafile,
  late: LateFiles,
): Promise<void> {
  const entryPoints: Record<string, string> = {};
  for (const [output, { imports }] of Object.entries(outputs)) {
    const beside = dirname(resolve(root, output)).slice(folder.length + 1);
    for (const { path } of imports) {
      const file = late.get(path.replace(/^\.\/|\.js$/g, ""));
      if (file !== undefined) entryPoints[`${beside}/${path.replace(/^\.\/|\.js$/g, "")}`] = file;
    }
  }
  await build({ ...options, target, entryPoints, outdir: folder });
}

async function bundleWorkers(folder: string, target: string): Promise<void> {
  const besides = (part: Part, name: string, file: string) =>
    functionsWith(part).map((id) => [`${id}/${name}`, file] as const);
  const entries = [
    ...besides("workbooks", "workbook-worker", "shared/adapters/workbook/workbook-worker.ts"),
    ...besides("receipts", "receipt-worker", "shared/adapters/receipt/receipt-worker.ts"),
  ];
  await build({ ...options, target, entryPoints: Object.fromEntries(entries), outdir: folder });
}

function functionsWith(part: Part): FunctionId[] {
  return [...functions.values()].filter(({ parts }) => parts.includes(part)).map(({ id }) => id);
}

async function pages(): Promise<string> {
  const files = [...(await buildWeb())].map(([path, { contentType, bytes, packed }]) => {
    const encoded = Object.entries(packed).map(([encoding, part]) => [encoding, base64Of(part)]);
    return [path, { contentType, base64: base64Of(bytes), packed: Object.fromEntries(encoded) }];
  });
  return JSON.stringify(Object.fromEntries(files));
}

function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
