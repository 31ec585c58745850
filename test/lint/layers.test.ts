import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const importing = (from: string) => `import { a } from "${from}";\nexport const b = a;\n`;

/** For each layer what it may not do; the linter has to refuse every one. */
const forbidden: [folder: string, source: string][] = [
  ["shared/domain", importing("zod")],
  ["shared/domain", importing("node:fs/promises")],
  ["shared/domain", importing("#shared/ports/ledger/ledger.ts")],
  ["shared/domain/reports", importing("../../app/read-loan.ts")],
  ["shared/domain", "export const b = new Date();\n"],
  ["shared/domain", "export const b = performance.now();\n"],
  ["shared/chart", importing("#shared/contract/routes.ts")],
  ["shared/chart", importing("../contract/routes.ts")],
  ["shared/chart", "export const b = new Date();\n"],
  ["shared/ports", importing("@aws-sdk/client-s3")],
  ["shared/ports", importing("#shared/app/ledger/read-loan.ts")],
  ["shared/ports", importing("../app/read-loan.ts")],
  ["shared/records", importing("#shared/contract/base/limits.ts")],
  ["shared/records", importing("#shared/ports/ledger/ledger.ts")],
  ["shared/contract", importing("#shared/ports/ledger/ledger.ts")],
  ["shared/contract", importing("../ports/ledger.ts")],
  ["shared/app", importing("node:fs/promises")],
  ["shared/app", importing("@aws-sdk/client-s3")],
  ["shared/app", importing("#shared/contract/base/limits.ts")],
  ["shared/app", importing("#shared/adapters/sqlite/database.ts")],
  ["shared/app", importing("../adapters/sqlite/database.ts")],
  ["shared/app", "export const b = new Date();\n"],
  ["shared/adapters/fs", importing("#shared/app/ledger/read-loan.ts")],
  ["shared/adapters/fs", importing("#shared/contract/base/limits.ts")],
  ["shared/adapters/fs", importing("../../http/problem.ts")],
  ["shared/http", importing("#shared/adapters/sqlite/database.ts")],
  ["shared/http", importing("../adapters/sqlite/database.ts")],
  ["shared/http/imports", importing("../../config/cloud.ts")],
  ["shared/config", importing("#selfhost/server.ts")],
  ["functions/read-loan", importing("#shared/adapters/sqlite/database.ts")],
  ["functions/read-loan", importing("#shared/adapters/sqlite/database.ts")],
  ["functions/read-loan", importing("@aws-sdk/client-s3")],
  ["selfhost", importing("#shared/adapters/sqlite/database.ts")],
  ["selfhost", importing("../shared/adapters/sqlite/database.ts")],
  ["infra", importing("#shared/app/ledger/read-loan.ts")],
  ["web/src", importing("#shared/app/ledger/read-loan.ts")],
  ["web/src", importing("#shared/app/ledger/read-loan.ts")],
  ["web/src", importing("#selfhost/server.ts")],
  ["web/src", "export const b = () => reportError(1);\n"],
  ["web/src", "export const b = structuredClone({});\n"],
];
const planted = forbidden.map(
  ([folder, source], index) => [`${folder}/planted-${index}.ts`, source] as const,
);

const root = mkdtempSync(join(tmpdir(), "yinhui-lint-"));
let report = "";

beforeAll(() => {
  const { vcs, ...settings } = JSON.parse(readFileSync("biome.json", "utf8"));
  writeFileSync(join(root, "biome.json"), JSON.stringify({ ...settings, $schema: undefined }));
  for (const [path, source] of planted) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
  const biome = join(process.cwd(), "node_modules/@biomejs/biome/bin/biome");
  try {
    execFileSync(process.execPath, [biome, "lint", "--reporter=github", "--max-diagnostics=none", "."], {
      cwd: root,
      encoding: "utf8",
      stdio: "pipe",
    });
  } catch (error) {
    if (!(error instanceof Error && "stdout" in error)) throw error;
    report = String(error.stdout);
  }
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test.each(planted)("the linter refuses what %s does", (path) => {
  const lines = report.split("\n").filter((line) => line.includes(path));
  expect(
    lines.some((line) => line.includes("noRestricted")),
    report.slice(0, 2000),
  ).toBe(true);
});
