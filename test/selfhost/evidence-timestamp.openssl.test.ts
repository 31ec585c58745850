import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeEvidence } from "#selfhost/evidence/write-evidence.ts";
import { stampReports } from "#shared/app/reports/stamp-reports.ts";
import { openLocal } from "#shared/config/local.ts";
import { parseSettings, type Settings } from "#shared/config/settings.ts";
import { copyDatedDemo, demoLastMonth } from "#test/support/dated-demo.ts";
import { type OpensslTsa, startOpensslTsa } from "#test/support/openssl-tsa.ts";

let folder: string;
let pack: string;
let settings: Settings;
let tsa: OpensslTsa;
const lastMonth = demoLastMonth;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "yinhui-stamped-"));
  pack = join(folder, "pack");
  tsa = await startOpensslTsa(["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]);
  settings = parseSettings({ DATA_DIR: join(folder, "data"), TSA_URL: tsa.url });
  await copyDatedDemo(settings.dataDir);
}, 300_000);
afterAll(async () => {
  await tsa.close();
  rmSync(folder, { recursive: true, force: true });
});

function check(...args: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, [join(pack, "check.mjs"), ...args], {
    encoding: "utf8",
  });
  return { status, stdout };
}

/** Runs the checker while a file of the pack is otherwise than it was written. */
function checkWith(name: string, bytes: Uint8Array | undefined, ...args: readonly string[]) {
  const kept = readFileSync(join(pack, name));
  if (bytes === undefined) rmSync(join(pack, name));
  else writeFileSync(join(pack, name), bytes);
  const result = check(...args);
  writeFileSync(join(pack, name), kept);
  return result;
}

test("a pack without a stamp says what it cannot prove, and that one is wanting where its certificate is given", async () => {
  const { files } = await writeEvidence(settings, lastMonth, pack);
  expect(files).not.toContain(`${lastMonth}.tsr`);

  expect(check()).toMatchObject({
    status: 0,
    stdout: expect.stringContaining(`没有时间戳（${lastMonth}.tsr）`),
  });
  expect(check("--tsa-cert", tsa.files.root)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining(`${lastMonth}.tsr：报告为 缺失`),
  });
});

test("a report that was stamped is proved to have been there by its authority's certificate, offline", async () => {
  const local = await openLocal(settings);
  await stampReports(local.deps);
  await local.close();
  const { files, remadeEqual } = await writeEvidence(settings, lastMonth, pack);

  expect(files).toContain(`${lastMonth}.tsr`);
  expect(remadeEqual).toBe(true);
  expect(check("--tsa-cert", tsa.files.root)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("时间戳有效"),
  });
  expect(check("--tsa-cert", tsa.files.own)).toMatchObject({ status: 0 });
  expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining("没有用 --tsa-cert") });
  expect(check("--tsa-cert", tsa.files.other)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining("时间戳无效"),
  });
  const by = [
    "-in",
    join(pack, `${lastMonth}.tsr`),
    "-data",
    join(pack, "report.json"),
    "-CAfile",
    tsa.files.root,
  ];
  expect(spawnSync("openssl", ["ts", "-verify", ...by]).status).toBe(0);
});

test("a stamp of other bytes, one that is no stamp, and one that is gone are differences", () => {
  const name = `${lastMonth}.tsr`;
  const trusted = ["--tsa-cert", tsa.files.root];
  expect(checkWith(name, tsa.replyTo("f".repeat(64)), ...trusted)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining("时间戳盖的不是这份 report.json"),
  });
  expect(checkWith(name, Buffer.from("<html>"), ...trusted)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining("时间戳读不出"),
  });
  expect(checkWith(name, undefined, ...trusted)).toMatchObject({ status: 1 });
  expect(check("--tsa-cert", join(folder, "none.pem"))).toMatchObject({ status: 1 });
});
