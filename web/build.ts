import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { routes } from "#shared/contract/routes.ts";

/** One file of the web client as a server sends it. */
export type WebFile = { contentType: string; bytes: Uint8Array };

const sourceFolder = fileURLToPath(new URL("./src/", import.meta.url));
const contentTypes: Record<string, string> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

/** The web client's files by URL path: `/` is its one page, `/assets/…` carry a hash of their content in the name. */
export async function buildWeb(): Promise<Map<string, WebFile>> {
  const { outputFiles } = await build({
    absWorkingDir: sourceFolder,
    entryPoints: ["main.tsx", "style/main.css", "icon.svg"],
    entryNames: "[name]-[hash]",
    outdir: "/assets",
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".svg": "copy" },
    plugins: [routesWithoutSchemas],
    logLevel: "silent",
  });
  const files = new Map<string, WebFile>();
  for (const { path, contents } of outputFiles) {
    const contentType = contentTypes[path.slice(path.lastIndexOf(".") + 1)];
    if (contentType === undefined) throw new Error(`no content type is known for ${path}`);
    files.set(`/assets/${path.slice(path.lastIndexOf("/") + 1)}`, { contentType, bytes: contents });
  }
  const page = new TextEncoder().encode(indexPage([...files.keys()]));
  return files.set("/", { contentType: "text/html; charset=utf-8", bytes: page });
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

function indexPage(assets: readonly string[]): string {
  const asset = (extension: string) => assets.find((path) => path.endsWith(extension)) ?? "";
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>银会合作贷款台账</title>
<link rel="icon" href="${asset(".svg")}">
<link rel="stylesheet" href="${asset(".css")}">
<script type="module" src="${asset(".js")}"></script>
</head>
<body>
<div id="app"></div>
<noscript>请启用 JavaScript 后使用本系统。</noscript>
</body>
</html>
`;
}
