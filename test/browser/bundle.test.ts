import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { buildWeb, type WebFile } from "../../web/build.ts";

const firstLoadBytesMax = 60 * 1024;

describe("the web client's bundle", () => {
  let files: Map<string, WebFile>;

  beforeAll(async () => {
    files = await buildWeb();
  });

  test("is one page whose every asset is there", () => {
    const page = textOf("/");
    const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? "");

    expect(named).toHaveLength(3);
    for (const path of named) expect(files.has(path)).toBe(true);
  });

  test("has no inline script or style, so that a strict content security policy holds", () => {
    const page = textOf("/");

    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/i);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toMatch(/<script type="module" src="[^"]+"><\/script>/);
  });

  test("stays under 60 KB on the wire", () => {
    const bytes = [...files.values()].reduce((sum, file) => sum + gzipSync(file.bytes).length, 0);

    expect(bytes).toBeLessThan(firstLoadBytesMax);
  });

  test("carries the table of routes and no schema", () => {
    const [, script] = [...files].find(([path]) => path.endsWith(".js")) ?? [];
    const code = new TextDecoder().decode(script?.bytes);

    expect(code).toContain("/api/imports/{importId}/rows");
    expect(code).not.toContain("ZodError");
  });

  function textOf(path: string): string {
    return new TextDecoder().decode(files.get(path)?.bytes);
  }
});
