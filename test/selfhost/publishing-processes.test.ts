import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { remakeReport } from "#shared/app/reports/remake-report.ts";
import { openLocal } from "#shared/config/local.ts";
import { restoreLocal } from "#shared/config/local-backup.ts";
import { parseSettings } from "#shared/config/settings.ts";
import { type MailServer, startMailServer } from "#test/support/mail-server.ts";
import { programmeJson } from "#test/support/programme-json.ts";

const month = "2026-11";
/** Behind the deadline of that month, whose report is the only one that lacks. */
const now = "2026-12-16T02:00:00.000Z";
const program = fileURLToPath(new URL("../support/publishing-process.ts", import.meta.url));
const recipients = ["a@example.cn", "b@example.cn"];

let folder: string;
let mailServer: MailServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "yinhui-publishers-"));
  mailServer = await startMailServer();
});
afterEach(async () => {
  await mailServer.stop();
  await rm(folder, { recursive: true });
});

/** Starts a process that publishes when it is told to; gives all it wrote once it has ended well. */
async function startPublisher(environment: Record<string, string>, words: readonly string[]) {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, now, ...words], {
    env: { ...process.env, ...environment },
  });
  let output = "";
  const ended = once(child, "exit");
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
    });
  while (!output.includes("ready")) {
    if (child.exitCode !== null) throw new Error(`a publisher did not start: ${output}`);
    await Promise.race([once(child.stdout, "data"), ended]);
  }
  return async () => {
    child.stdin.write("now\n");
    const [status] = await ended;
    expect(status, output).toBe(0);
    return output;
  };
}

test("four processes that publish a month at once on one file make one report and one mailing of it", async () => {
  const programmeFile = join(folder, "programme.json");
  await writeFile(programmeFile, programmeJson(recipients));
  const environment = {
    ...{ DATA_DIR: join(folder, "data"), PORT: "0", PROGRAMME_FILE: programmeFile },
    ...{ SMTP_URL: mailServer.url, MAIL_FROM: "report@example.cn" },
  };
  const backup = fileURLToPath(new URL("../fixtures/backup-6", import.meta.url));
  await restoreLocal({ dataDir: environment.DATA_DIR }, backup);

  const words = [[], [], [month], [month]];
  const publishers = await Promise.all(words.map((one) => startPublisher(environment, one)));
  const outputs = await Promise.all(publishers.map((publish) => publish()));

  const published = outputs.filter((output) =>
    /"event":"report-published","month":"2026-11"|^published$/m.test(output),
  );
  expect(published, outputs.join("\n")).toHaveLength(1);
  const { deps, close } = await openLocal(parseSettings(environment));
  const records = (await deps.reports.list()).filter((report) => report.month === month);
  expect(records).toHaveLength(1);
  expect((await remakeReport(await withCurrentProgramme(deps), month)).equal).toBe(true);
  await close();
  const mailed = mailServer.taken.filter(({ mail }) => mail.subject?.includes("2026年11月"));
  expect(mailed.map(({ to }) => to.join()).sort()).toEqual(recipients);
}, 120_000);
