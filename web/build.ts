import { readdir, readFile } from "node:fs/promises";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { build, type Metafile, type Plugin } from "esbuild";
import { routes } from "#shared/contract/routes.ts";

/** One file of the web client as a server sends it; `packed` are its bytes in the encodings that make it smaller. */
export type WebFile = { contentType: string; bytes: Uint8Array; packed: PackedBytes };
type PackedBytes = { br?: Uint8Array; gzip?: Uint8Array };

const sourceFolder = fileURLToPath(new URL("./src/", import.meta.url));
const contentTypes: Record<string, string> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};
/**
 * The oldest browsers that the pages are for. Their syntax is esbuild's to keep to (for it, Safari of iOS 13.4 is 13.1); what
 * they lack is `oldest.js`'s, and a test's to find.
 */
export const oldestBrowsers = ["chrome80", "firefox78", "safari13.1"];
/** What every page may use at once; a folder below one of these is fetched by whoever uses it. */
const commonFolders = ["api", "format", "hooks", "session", "ui"];
/** A file below this size is not worth packing: it fills one packet anyway. */
const packedFromBytes = 1024;
const pack = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/**
 * The web client's files by URL path: `/` is its one page, `/assets/…` have a hash of their content in the name. Each
 * page of the client is a separate file, fetched when it is first shown.
 */
export async function buildWeb(): Promise<Map<string, WebFile>> {
  const [oldest, { outputFiles, metafile }] = await Promise.all([buildOldest(), buildModules()]);
  const files = await Promise.all(
    [...oldest.outputFiles, ...outputFiles].map(async ({ path, contents }) => {
      const contentType = contentTypes[path.slice(path.lastIndexOf(".") + 1)];
      if (contentType === undefined) throw new Error(`no content type is known for ${path}`);
      return [assetPath(path), await webFile(contentType, contents)] as const;
    }),
  );
  const [first = ""] = oldest.outputFiles.map(({ path }) => assetPath(path));
  const page = new TextEncoder().encode(indexPage({ ...firstAssets(metafile), oldest: first }));
  const icon = files.find(([path]) => path.endsWith(".svg"))?.[1];
  if (icon === undefined) throw new Error("the icon was not built");
  return new Map([...files, ["/favicon.ico", icon], ["/", await webFile("text/html; charset=utf-8", page)]]);
}

/** The sources of all that is in the client, by their paths below the project. */
export async function webSources(): Promise<string[]> {
  const { metafile } = await buildModules();
  return Object.keys(metafile.inputs).map((path) => normalize(join("web/src", path)));
}

/** What old browsers run first, in syntax that every browser reads. */
function buildOldest() {
  return build({
    absWorkingDir: sourceFolder,
    entryPoints: ["oldest/oldest.js"],
    entryNames: "[name]-[hash]",
    outdir: "/assets",
    minify: true,
    write: false,
    target: "es5",
    charset: "utf8",
    logLevel: "silent",
  });
}

function buildModules() {
  return build({
    absWorkingDir: sourceFolder,
    entryPoints: ["main.tsx", "style/main.css", "icon.svg"],
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    outdir: "/assets",
    bundle: true,
    splitting: true,
    metafile: true,
    minify: true,
    write: false,
    format: "esm",
    target: oldestBrowsers,
    /** Safari 13 takes it, but for a rare fault that counts as none for esbuild. */
    supported: { destructuring: true },
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".svg": "copy" },
    plugins: [routesWithoutSchemas, commonGround],
    logLevel: "silent",
  });
}

function assetPath(path: string): string {
  return `/assets/${path.slice(path.lastIndexOf("/") + 1)}`;
}

async function webFile(contentType: string, bytes: Uint8Array): Promise<WebFile> {
  if (bytes.byteLength < packedFromBytes) return { contentType, bytes, packed: {} };
  const [br, gzipped] = await Promise.all([pack.br(bytes), pack.gzip(bytes, { level: 9 })]);
  return { contentType, bytes, packed: { br, gzip: gzipped } };
}

/** What the page needs before it shows anything: its entries, and the scripts that its script imports. */
type FirstAssets = {
  oldest: string;
  script: string;
  imports: readonly string[];
  style: string;
  icon: string;
};

function firstAssets({ outputs }: Metafile): Omit<FirstAssets, "oldest"> {
  const entry = (source: string) => {
    const found = Object.entries(outputs).find(
      ([path, output]) => output.entryPoint === source || (source === "icon.svg" && path.endsWith(".svg")),
    );
    if (found === undefined) throw new Error(`${source} was not built`);
    return found[0];
  };
  const script = entry("main.tsx");
  const imports = (outputs[script]?.imports ?? [])
    .filter(({ kind }) => kind === "import-statement")
    .map(({ path }) => assetPath(path));
  return {
    script: assetPath(script),
    imports,
    style: assetPath(entry("style/main.css")),
    icon: assetPath(entry("icon.svg")),
  };
}

/** Gives the browser the table of routes with what a caller needs, so that neither zod nor a schema is sent to it. */
const routesWithoutSchemas: Plugin = {
  name: "routes-without-schemas",
  setup({ onLoad }) {
    onLoad({ filter: /contract[\\/]routes\.ts$/ }, () => {
      const slim = Object.values(routes).map(({ id, method, path, callers }) => [
        id,
        { method, path, callers },
      ]);
      return {
        contents: `export const routes = ${JSON.stringify(Object.fromEntries(slim))};`,
        loader: "js",
      };
    });
  },
};

/**
 * Makes the script and every page import all shared code from one file. Left alone, esbuild would make a file for each
 * set of pages that share something.
 */
const commonGround: Plugin = {
  name: "common-ground",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^common-ground$/ }, () => ({ path: "common-ground", namespace: "common-ground" }));
    onLoad({ filter: /.*/, namespace: "common-ground" }, async () => {
      const names = await Promise.all(commonFolders.map((folder) => readdir(join(sourceFolder, folder))));
      const paths = names.flatMap((files, index) =>
        files
          .filter((name) => /\.tsx?$/.test(name))
          .map((name) => join(sourceFolder, commonFolders[index] ?? "", name)),
      );
      const contents = paths.map((path) => `import ${JSON.stringify(path)};`).join("\n");
      return { contents, loader: "js", resolveDir: sourceFolder };
    });
    onLoad({ filter: /[\\/]src[\\/](main|pages[\\/].*-page)\.tsx$/ }, async ({ path }) => ({
      contents: `${await readFile(path, "utf8")}\nimport "common-ground";\n`,
      loader: "tsx",
    }));
  },
};

function indexPage({ oldest, script, imports, style, icon }: FirstAssets): string {
  const preloads = imports.map((path) => `<link rel="modulepreload" href="${path}">\n`).join("");
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>银会合作贷款台账</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="${style}">
<script src="${oldest}"></script>
<script type="module" src="${script}"></script>
${preloads}</head>
<body>
<div id="app"></div>
<noscript>请启用 JavaScript 后使用本系统。</noscript>
</body>
</html>
`;
}
