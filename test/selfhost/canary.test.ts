import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { freePort } from "#test/support/free-port.ts";
import { programmeJson } from "#test/support/programme-json.ts";
import { runCommand, startServerProcess } from "#test/support/server-process.ts";
import { plainHeaders } from "#test/support/sheets.ts";
import { textsBelow } from "#test/support/texts-below.ts";

const goodNumber = "11010519491231002X";
const wrongNumber = "110105194912310039";
const name = "欧阳金丝雀";

let dataDir: string;
let port: number;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "yinhui-canary-"));
  port = await freePort();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(dataDir, { recursive: true, force: true });
});

test("an identity number stands nowhere but in the uploaded file, and a name in no log", async () => {
  const work = await mkdtemp(join(tmpdir(), "yinhui-canary-book-"));
  const file = join(work, "book.csv");
  const row = (loanNo: string, id: string, amount: string) =>
    [loanNo, name, id, "会员", "琅琊花生协会", "琅琊区", amount, "2016-06-05"].join(",");
  const lines = [plainHeaders.join(","), row("A1", goodNumber, "5000"), row("A2", wrongNumber, "6000")];
  await writeFile(file, `${[...lines, row(goodNumber, goodNumber, "十万")].join("\n")}\n`);

  await writeFile(join(work, "programme.json"), programmeJson(["office@example.cn"]));
  vi.stubEnv("PROGRAMME_FILE", join(work, "programme.json"));

  const server = await startServerProcess(dataDir, port);
  const secret = `canary-${wrongNumber}`;
  for (const path of ["", "/account"]) {
    await fetch(`${server.origin}/oidc/entry${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ secret, name, password: `${name}的密码` }),
    });
  }
  const { stdout } = await runCommand(dataDir, port, "token", "liaison");
  const remote = ["--url", server.origin, "--token", stdout.trim()];
  const imported = await runCommand(dataDir, port, "import", file, "--commit", "--json", ...remote);
  expect(JSON.parse(imported.stdout)).toMatchObject({ state: "committed", counts: { new: 1, refused: 2 } });
  const reported = await runCommand(dataDir, port, "report", "2016-06", "--out", join(work, "out"));
  expect(reported.status, reported.stderr).toBe(0);
  await runCommand(dataDir, port, "export", join(work, "export"));
  await fetch(`${server.origin}/api/loans?name=${encodeURIComponent(name)}`);
  const association = (await runCommand(dataDir, port, "token", "association", "琅琊花生协会")).stdout.trim();
  const raised = await raiseCorrection(server.origin, association, {
    loanNo: "A1",
    text: `${name}的证号是${goodNumber}`,
  });
  const refused = await raiseCorrection(server.origin, association, { loanNo: goodNumber, text: [name] });
  expect([raised.status, refused.status]).toEqual([201, 400]);
  expect(await refused.text()).not.toContain(name);
  await server.stop();
  const mailing = await startServerProcess(dataDir, port);
  const outbox = join(dataDir, "outbox");
  const arrived = async () => expect((await textsBelow(outbox)).join()).toContain("<w:document");
  await vi.waitFor(arrived, 60_000);
  await mailing.stop();

  const reports = [
    ...(await textsBelow(join(work, "out"))),
    ...(await textsBelow(outbox)),
    ...(await textsBelow(join(dataDir, "files", "reports"))),
  ];
  const outputs = [
    server.output(),
    imported.stdout,
    imported.stderr,
    reported.stdout,
    mailing.output(),
    ...reports,
    ...(await textsBelow(join(work, "export"))),
    ...(await textsBelow(dataDir, (path) => !path.includes(`${sep}uploads${sep}`))),
  ];
  for (const output of outputs) {
    expect(output.includes(wrongNumber)).toBe(false);
    expect(output.includes(goodNumber)).toBe(false);
  }
  expect(server.output()).toContain("sign-in-refused");
  expect(server.output()).not.toContain(secret);
  expect(server.output()).not.toContain(name);
  expect(mailing.output()).not.toContain(name);
  for (const text of reports) expect(text.includes(name)).toBe(false);
  const mailed = await textsBelow(outbox);
  for (const found of ["<w:document", "<worksheet"])
    expect(mailed.some((text) => text.includes(found))).toBe(true);
  await rm(work, { recursive: true, force: true });
}, 240_000);

function raiseCorrection(origin: string, token: string, body: object): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return fetch(`${origin}/api/corrections`, { method: "POST", headers, body: JSON.stringify(body) });
}
