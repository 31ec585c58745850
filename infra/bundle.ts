import { copyFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { installedPictureFiles } from "#shared/config/installed-pictures.ts";
import { buildWeb } from "#web/build.ts";
import { functionIds, reportMakers } from "./functions.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Bundles every function with all it needs, SDK included, into `<folder>/<function id>/index.js`. Beside the code lie
 * the workbook worker of check-import, the receipt worker of those that make receipts, the web client of serve-pages,
 * the renderer of charts of those that make reports and, when one is given, the programme's file.
 */
export async function bundle(folder: string, programmeFile?: string | undefined): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const entries = functionIds.map((id) => [`${id}/index`, `functions/${id}/handler.ts`]);
  await build({
    absWorkingDir: root,
    entryPoints: {
      ...Object.fromEntries(entries),
      "check-import/workbook-worker": "shared/adapters/workbook/workbook-worker.ts",
      "read-receipt/receipt-worker": "shared/adapters/receipt/receipt-worker.ts",
      "read-failed-rows/receipt-worker": "shared/adapters/receipt/receipt-worker.ts",
    },
    outdir: folder,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node24",
    format: "cjs",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    logOverride: { "empty-import-meta": "silent" },
  });
  await writeFile(join(folder, "package.json"), '{ "type": "commonjs" }\n');
  await writeFile(join(folder, "serve-pages", "pages.json"), await pages());
  const { wasmFile, fontFile } = installedPictureFiles();
  for (const id of reportMakers) {
    await copyFile(wasmFile, join(folder, id, "picture.wasm"));
    await copyFile(fontFile, join(folder, id, "picture.ttf"));
  }
  if (programmeFile === undefined) return;
  for (const id of functionIds) await copyFile(programmeFile, join(folder, id, "programme.json"));
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
