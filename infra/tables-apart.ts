import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

const tables = /shared\/http\/[a-z]+\/(operations|workers)\.ts$/;
const making = /\b(\w*[oO]perations?|\w+Worker)\(/g;

/**
 * Tells esbuild that making a table of operations or a worker does nothing else, so that a function holds its own alone.
 * (esbuild believes `@__NO_SIDE_EFFECTS__` within a file only.)
 */
export const tablesApart: Plugin = {
  name: "tables-apart",
  setup(build) {
    build.onLoad({ filter: tables }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replaceAll(making, "/* @__PURE__ */ $&"),
      loader: "ts",
    }));
  },
};
