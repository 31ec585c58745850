import { createHash } from "node:crypto";
import { basename, relative } from "node:path";
import type { Plugin } from "esbuild";

/** The files that code loads when it first needs them, by their name next to it. */
export type LateFiles = Map<string, string>;

/** Whose `import()`s stay in the function's own file, where their modules are made when they are first asked for. */
const keptInside = /^(functions|shared\/http)\//;

/**
 * Makes what adapters and parts `import()` a file next to the function's, so that a start does not read it. A late file
 * has its own copies of the modules that it shares with the function's: no object may pass between them that is
 * recognised by its class.
 */
export function loadedLate(root: string, late: LateFiles): Plugin {
  return {
    name: "loaded-late",
    setup(build) {
      build.onResolve({ filter: /.*/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (kind !== "dynamic-import" || importer.includes("node_modules") || pluginData === "resolved") {
          return undefined;
        }
        if (keptInside.test(relative(root, importer))) return undefined;
        const found = await build.resolve(path, {
          kind: "require-call",
          importer,
          resolveDir,
          pluginData: "resolved",
        });
        if (found.errors.length > 0) return { errors: found.errors };
        const name = lateNameOf(path, relative(root, found.path));
        late.set(name, found.path);
        return { path: `./${name}.js`, external: true };
      });
    },
  };
}

function lateNameOf(specifier: string, path: string): string {
  const place = createHash("sha256").update(path).digest("hex").slice(0, 8);
  return `late-${basename(specifier).replace(/\.[^.]*$/, "")}-${place}`;
}
