import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { callJson } from "#selfhost/commands/api-client.ts";
import { createLocalClient } from "#selfhost/commands/local-client.ts";
import { sayAssessment } from "#selfhost/commands/say-assessment.ts";
import { decideAssessment } from "#shared/app/reports/assessment/decide-assessment.ts";
import { type Local, openLocal } from "#shared/config/local.ts";
import { parseSettings } from "#shared/config/settings.ts";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { loanFacts, makePosting } from "#test/support/postings.ts";

let folder: string;
let local: Local;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "yinhui-assessment-"));
  local = await openLocal(parseSettings({ DATA_DIR: join(folder, "data") }));
});
afterEach(async () => {
  await local.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the command says of a quarter, line by line. */
async function said(quarter: string): Promise<string[]> {
  const client = createLocalClient(local);
  const query = { quarter };
  return sayAssessment(
    await callJson<RouteOutput<"read-assessment">>(client, "read-assessment", { query }),
  ).split("\n");
}

test("the command says each card with its points by measure, and what is still to be mended", async () => {
  const { ledger, programme } = local.deps;
  const { bankId } = programme.bank;
  const facts = loanFacts({ countyCode: "341102", disbursedOn: "2016-06-20", amountFen: 100_000_000n });
  await ledger.post(makePosting(await ledger.head(), [{ bankId, loanNo: "J1", facts }]));
  const supervisor = { issuer: "t", subject: "s", displayName: "科协", role: "supervisor" } as const;
  const deps = { ...local.deps, now: () => "2016-07-15T02:00:00.000Z" };
  await decideAssessment(deps, supervisor, {
    quarter: "2016Q2",
    subject: { kind: "county", id: "341103" },
    step: "open",
    revision: 0,
    text: "没有发放",
    responsible: "南谯区科协",
    dueOn: "2016-08-31",
  });

  const lines = await said("2016Q2");
  expect(lines[0]).toBe("2016年第二季度考核（截至 2016-06-30，满分 100）：");
  expect(lines.find((line) => line.startsWith("  琅琊区 "))).toMatch(
    /^ {2}琅琊区 {2}\d+\.\d {2}.+（分解目标完成 \d+\.\d，.*逾期控制 100\.0，.*更正答复及时 —）$/,
  );
  expect(lines.find((line) => line.startsWith("  南谯区 "))).toMatch(/整改中（/);
  expect((await said("2016Q3")).at(-1)).toBe("2016年第二季度的整改事项尚未销号：南谯区（已过时限）");
});
