import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { firstSupervisor, signInAs } from "#test/support/accounts.ts";
import { csvOf, startSelfHosted } from "#test/support/self-hosted.ts";
import { runCommand } from "#test/support/server-process.ts";

const book = csvOf([["J1", "王小明", "会员", "琅琊花生协会"]]);

test("by the commands, a running server is backed up, and people find everything as it was after the restore", async () => {
  const folder = await mkdtemp(join(tmpdir(), "yinhui-restored-"));
  const [backup, dataDir] = [join(folder, "backup"), join(folder, "data")];
  const server = await startSelfHosted();
  await server.commit("六月.csv", book);
  const supervisor = await firstSupervisor(server);
  const read = async (from: typeof server, path: string, token: string) =>
    (await from.call("GET", path, { token })).json();
  const paths = [
    "/api/loans",
    "/api/imports",
    "/api/journal",
    "/api/progress?asOf=2016-06-30",
    "/api/people",
  ];
  const told = await Promise.all(paths.map((path) => read(server, path, supervisor)));

  const made = await runCommand(server.settings.dataDir, server.settings.port, "backup", "--out", backup);
  const again = await runCommand(server.settings.dataDir, server.settings.port, "backup", "--out", backup);
  const put = await runCommand(dataDir, 0, "restore", backup);
  const repeated = await runCommand(dataDir, 0, "restore", backup);
  const misused = await runCommand(dataDir, 0, "restore");

  const { head } = JSON.parse(await readFile(join(backup, "manifest.json"), "utf8"));
  expect(made).toMatchObject({ status: 0, stdout: expect.stringContaining(head.hash) });
  expect(made.stdout).toContain("keys/identity 是证件号码的密钥");
  expect(again).toMatchObject({ status: 2, stderr: expect.stringContaining("已经存在") });
  expect(put).toMatchObject({
    status: 0,
    stdout: expect.stringContaining(`链头 ${head.hash}（与备份一致）`),
  });
  expect(repeated).toMatchObject({ status: 2, stderr: expect.stringContaining("已有数据") });
  expect(misused).toMatchObject({ status: 2, stderr: expect.stringContaining("restore DIR") });

  const restored = await startSelfHosted({ DATA_DIR: dataDir });
  const token = await signInAs(restored, "wangfang");
  const found = await Promise.all(paths.map((path) => read(restored, path, token)));
  expect(found.slice(0, 4)).toEqual(told.slice(0, 4));
  expect(found[4]).toMatchObject({ items: [{ displayName: "王芳" }] });
  await Promise.all([server.stop(), restored.stop()]);
  await rm(folder, { recursive: true });
}, 60_000);
