import { fileURLToPath } from "node:url";

/** Writes the checker as the one file that whoever checks needs, readable as it is, put together from its source. */
export async function writeChecker(path: string): Promise<void> {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [fileURLToPath(new URL("check.mjs", import.meta.url))],
    outfile: path,
    bundle: true,
    platform: "node",
    format: "esm",
    charset: "utf8",
    logLevel: "warning",
  });
}
