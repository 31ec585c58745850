import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { buildWeb, type WebFile } from "../../web/build.ts";

const kilobyte = 1024;
/** What a page may weigh on the wire, with all that is fetched for it: the association's, on a phone, less than others. */
const budgets = { association: 200 * kilobyte, other: 350 * kilobyte };
const associationPages = ["association-page", "progress-page", "loan-page"];

/** Where esbuild keeps what the licences of libraries ask to be kept. */
const licences = /\/\*! Bundled license information:[\s\S]*\*\/\s*$/;

describe("the web client's bundle", () => {
  let files: Map<string, WebFile>;

  beforeAll(async () => {
    files = await buildWeb();
  });

  test("is one page whose every asset is there", () => {
    const named = assetsOfPage();

    expect(named.length).toBeGreaterThanOrEqual(3);
    for (const path of named) expect(files.has(path), path).toBe(true);
  });

  test("has no inline script or style, so that a strict content security policy holds", () => {
    const page = textOf("/");

    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/i);
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page).toMatch(/<script src="[^"]+"><\/script>\n<script type="module" src="[^"]+"><\/script>/);
  });

  test("begins with a small script that every browser can read", () => {
    const [, path = ""] = /<script src="([^"]+)"/.exec(textOf("/")) ?? [];

    expect(onWire(path)).toBeLessThan(kilobyte);
    expect(textOf(path)).not.toMatch(/=>|\bconst\b|\blet\b|\bclass\s|`|\?\./);
  });

  test("names no address but its own", () => {
    for (const [path, { bytes }] of files) {
      const code = new TextDecoder().decode(bytes).replace(licences, "");
      const addresses = code.match(/\bhttps?:\/\/[\w.-]+/g) ?? [];
      const foreign = addresses.filter((address) => !/w3\.org|json-schema\.org/.test(address));
      expect(foreign, path).toEqual([]);
    }
  });

  test("keeps every page within its budget on the wire, with all that it fetches at once or later", () => {
    const pages = [...files.keys()].filter((path) => /-page-[A-Z0-9]+\.js$/.test(path));

    expect(pages.length).toBeGreaterThan(8);
    for (const page of pages) {
      const isAssociations = associationPages.some((name) => page.startsWith(`/assets/${name}-`));
      const paths = new Set(["/", ...assetsOfPage(), ...reachedFrom(page)]);
      const bytes = [...paths].reduce((sum, path) => sum + onWire(path), 0);
      expect(bytes, page).toBeLessThan(isAssociations ? budgets.association : budgets.other);
    }
  });

  test("fetches what draws charts only where charts are, and only when one is shown", () => {
    const engine = [...files.keys()].find((path) => path.startsWith("/assets/engine-")) ?? "";
    const pages = [...files.keys()].filter((path) => /-page-[A-Z0-9]+\.js$/.test(path));

    const drawing = pages.filter((page) => reachedFrom(page).has(engine));

    expect(onWire(engine)).toBeGreaterThan(100 * kilobyte);
    expect(drawing.map((page) => page.replace(/-[A-Z0-9]+\.js$/, ""))).toEqual(["/assets/cockpit-page"]);
    expect(importsOf(drawing[0] ?? "", "static")).not.toContain(engine);
  });

  test("lets a page's script start without asking twice: all that it imports is named in the page", () => {
    const page = assetsOfPage();
    const script = page.find((path) => path.includes("/main-") && path.endsWith(".js")) ?? "";

    for (const path of importsOf(script, "static")) expect(page).toContain(path);
  });

  test("is packed for browsers that take it so", () => {
    for (const [path, { bytes, packed }] of files) {
      if (bytes.length < kilobyte) continue;
      expect(gunzipSync(packed.gzip ?? new Uint8Array()), path).toEqual(Buffer.from(bytes));
      expect(packed.br?.length, path).toBeLessThan(bytes.length);
    }
  });

  test("carries the table of routes and no schema", () => {
    const code = [...files.keys()].filter((path) => path.endsWith(".js")).map(textOf);

    expect(code.filter((text) => text.includes("/api/imports/{importId}/rows"))).toHaveLength(1);
    expect(code.join("")).not.toContain("ZodError");
  });

  function assetsOfPage(): string[] {
    return [...textOf("/").matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? "");
  }

  /** A script and all that it imports, now or later, pages apart. */
  function reachedFrom(path: string): Set<string> {
    const reached = new Set<string>([path]);
    for (const one of reached) {
      for (const next of importsOf(one, "any")) if (!/-page-/.test(next)) reached.add(next);
    }
    return reached;
  }

  function importsOf(path: string, kind: "static" | "any"): string[] {
    const pattern =
      kind === "static" ? /(?:from|import)"\.\/([^"]+)"/g : /(?:from|import|import\()"\.\/([^"]+)"/g;
    return [...textOf(path).matchAll(pattern)].map((match) => `/assets/${match[1]}`);
  }

  function onWire(path: string): number {
    const file = files.get(path);
    if (file === undefined) throw new Error(`no file ${path}`);
    return (file.packed.gzip ?? file.bytes).length;
  }

  function textOf(path: string): string {
    return new TextDecoder().decode(files.get(path)?.bytes);
  }
});
