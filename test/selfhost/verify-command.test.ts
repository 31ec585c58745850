import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { restoreLocal } from "#shared/config/local-backup.ts";
import { runCommand } from "#test/support/server-process.ts";

const month = "2016-06";
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
let folder: string;
let dataDir: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "yinhui-verify-command-"));
  dataDir = join(folder, "data");
  await restoreLocal({ dataDir }, fileURLToPath(new URL("../fixtures/backup-3", import.meta.url)));
});
afterEach(() => rmSync(folder, { recursive: true }));

const verify = async () => {
  const { status, stdout } = await runCommand(dataDir, 0, "verify");
  return { status, stdout };
};

/** Replaces a report's page, with its hash in the report, the report's in the record, and the files under that. */
function forgePage(): void {
  const ledger = new DatabaseSync(join(dataDir, "ledger.sqlite"));
  const old = `${ledger.prepare("SELECT sha256 FROM report WHERE month = ?").get(month)?.["sha256"]}`;
  const place = (hash: string, form: string) => join(dataDir, "files", "reports", month, `${hash}.${form}`);
  const page = Buffer.concat([readFileSync(place(old, "html")), Buffer.from(" ")]);
  const report = JSON.parse(readFileSync(place(old, "json"), "utf8"));
  const json = Buffer.from(JSON.stringify({ ...report, files: { ...report.files, html: sha256(page) } }));
  writeFileSync(place(sha256(json), "json"), json);
  writeFileSync(place(sha256(json), "html"), page);
  for (const form of ["docx", "xlsx"])
    writeFileSync(place(sha256(json), form), readFileSync(place(old, form)));
  ledger.prepare("UPDATE report SET sha256 = ? WHERE month = ?").run(sha256(json), month);
  ledger.close();
}

test("on the machine itself published reports are made again, so that one with all hashes written anew is found", async () => {
  expect(await verify()).toMatchObject({ status: 0, stdout: expect.stringContaining("核对无误：13 笔贷款") });

  forgePage();

  expect(await verify()).toMatchObject({
    status: 1,
    stdout: expect.stringContaining(`report-remade report ${month}`),
  });
}, 120_000);
