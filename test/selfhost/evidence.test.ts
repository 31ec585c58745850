import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeEvidence } from "#selfhost/evidence/write-evidence.ts";
import { changeAssociation } from "#shared/app/associations/change-association.ts";
import { mergeAssociations } from "#shared/app/corrections/merge-associations.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { openLocal } from "#shared/config/local.ts";
import { parseSettings, type Settings } from "#shared/config/settings.ts";
import { addMonths } from "#shared/domain/base/month.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { personOf } from "#test/support/corrections.ts";
import { copyDatedDemo, demoLastMonth } from "#test/support/dated-demo.ts";
import { runCommand } from "#test/support/server-process.ts";

const fillTimeoutMs = 300_000;
const lastMonth = demoLastMonth;
const nextMonth = addMonths(lastMonth, 1);

describe("the evidence of a month's report", () => {
  let folder: string;
  let evidence: string;
  let remadeEqual: boolean;
  let settings: Settings;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "yinhui-evidence-"));
    evidence = join(folder, "evidence");
    settings = parseSettings({ DATA_DIR: join(folder, "data") });
    await copyDatedDemo(settings.dataDir);
    remadeEqual = (await writeEvidence(settings, lastMonth, evidence)).remadeEqual;
  }, fillTimeoutMs);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const check = () => {
    const { status, stdout } = spawnSync(process.execPath, [join(evidence, "check.mjs")], {
      encoding: "utf8",
    });
    return { status, stdout };
  };

  /** Runs the checker while a file is otherwise than it was written. */
  function checkWith(name: string, change: (text: string) => string) {
    const kept = readFileSync(join(evidence, name), "utf8");
    const changed = change(kept);
    expect(changed).not.toBe(kept);
    writeFileSync(join(evidence, name), changed);
    const result = check();
    writeFileSync(join(evidence, name), kept);
    return result;
  }

  test("is found whole by its own checker", () => {
    expect(remadeEqual).toBe(true);
    expect(check()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^一致/) });
  });

  test("with one fen changed in the journal is not, and the block is named", () => {
    const { status, stdout } = checkWith("journal.jsonl", (text) =>
      text.replace(/"disbursedDeltaFen":(\d+)/, (_, fen) => `"disbursedDeltaFen":${Number(fen) + 1}`),
    );
    expect(status).toBe(1);
    expect(stdout).toContain("第 1 块的哈希");
  });

  test("with a figure changed in the report is not, and the figure is named", () => {
    const { status, stdout } = checkWith("report.json", (text) =>
      text.replace(/"coveredThisMonth":(\d+)/, (_, count) => `"coveredThisMonth":${Number(count) + 1}`),
    );
    expect(status).toBe(1);
    expect(stdout).toContain("coveredThisMonth");
    expect(stdout).toContain("report.json 的 SHA-256");
  });

  test("with a score changed is not, and whose it is is named", () => {
    const { status, stdout } = checkWith("report.json", (text) =>
      text.replace(
        /("measure":"overdue","points":)(\d+)/,
        (_, name, points) => `${name}${Number(points) + 1}`,
      ),
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/考核 \S+ overdue 的得分/);
  });

  test("with a credit line more by one counting basis is not, and the basis is named", () => {
    const { stdout } = checkWith("report.json", (text) =>
      text.replace(
        /"fen":(\d+),"key":"creditLine"/,
        (_, fen) => `"fen":${Number(fen) + 1},"key":"creditLine"`,
      ),
    );
    expect(stdout).toContain("outlook.calibers.3.fen");
  });

  test.each([
    ["the forecast", /("endFen":)(\d+)/, "outlook.forecast.endFen"],
    ["how forecasts came out before", /("origins":)(\d+)/, "outlook.forecast.backTest.origins"],
    ["the plan", /("plannedFen":)(\d+)/, "outlook.plannedFen"],
  ])("with %s changed in the report is not, and the figure is named", (_, figure, place) => {
    const { stdout } = checkWith("report.json", (text) =>
      text.replace(figure, (_match, name, number) => `${name}${Number(number) + 1}`),
    );
    expect(stdout).toContain(place);
  });

  test("with another colour is not", () => {
    const { stdout } = checkWith("report.json", (text) =>
      text.replace(/"level":"[a-z]+"/, (level) =>
        level.includes("red") ? '"level":"none"' : '"level":"red"',
      ),
    );
    expect(stdout).toContain("outlook.colour.level");
  });

  test("with an association fewer, or another page, is not", () => {
    const fewer = checkWith("evidence.json", (text) => text.replace(/\{"associationId":[^}]*\},/, ""));
    expect(fewer.stdout).toContain("associations.total");
    expect(checkWith("report.html", (html) => `${html} `).stdout).toContain("report.html 的 SHA-256");
  });

  test("stays whole whatever becomes of the associations after the report", async () => {
    const local = await openLocal(settings);
    const { deps } = local;
    const listed = await deps.associations.list();
    const unconfirmed = listed.find(({ confirmed }) => !confirmed);
    const supervisor = personOf("supervisor");
    await changeAssociation(deps, supervisor, {
      associationId: unconfirmed?.associationId ?? "",
      step: "confirm",
    });
    await mergeTwo(deps);
    await local.close();

    expect((await writeEvidence(settings, lastMonth, evidence)).remadeEqual).toBe(true);
    expect(check()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^一致/) });
  });

  test("of the next report, with loans that are nobody's, is found whole too", async () => {
    const file = join(folder, "w.csv");
    const rows = ["W001,杨超,50000", "W002,李丽,70000"].map((row) => `${row},${nextMonth}-05`);
    writeFileSync(file, ["借据号,借款人,放款金额,放款日期", ...rows, ""].join("\n"));
    const taken = await runCommand(settings.dataDir, 0, "import", file, "--holds", "programme", "--commit");
    expect(taken.status).toBe(0);
    const { deps, close } = await openLocal(settings);
    await publishReport(await withCurrentProgramme(deps), personOf("supervisor"), nextMonth);
    await close();

    expect((await writeEvidence(settings, nextMonth, evidence)).remadeEqual).toBe(true);
    expect(check()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^一致/) });
  });
});

/** Makes one association of the first two of a county. */
async function mergeTwo(deps: Deps): Promise<void> {
  const listed = await deps.associations.list();
  const [one, other] = listed.filter(({ countyCode }) => countyCode === listed[0]?.countyCode);
  const { associationId = "" } = one ?? {};
  await mergeAssociations(deps, personOf("supervisor"), { associationId, into: other?.associationId ?? "" });
}
