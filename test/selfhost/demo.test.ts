import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoAssociations } from "#selfhost/demo/demo-associations.ts";
import { demoLoans } from "#selfhost/demo/demo-loans.ts";
import { seededChance } from "#selfhost/demo/seeded-chance.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { listCorrections } from "#shared/app/corrections/list-corrections.ts";
import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { readProgress } from "#shared/app/progress/read-progress.ts";
import { type Local, openLocal } from "#shared/config/local.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { parseSettings } from "#shared/config/settings.ts";
import { examineOrganisationNumber, examinePersonNumber } from "#shared/domain/base/identity.ts";
import { monthsBetween } from "#shared/domain/base/month.ts";
import { borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { classifications } from "#shared/domain/ledger/classification.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { loanStatuses } from "#shared/domain/ledger/loan-status.ts";
import { copyDatedDemo, demoInstant, demoLastMonth } from "#test/support/dated-demo.ts";
import { runCommand } from "#test/support/server-process.ts";

const auditor = { issuer: "test", subject: "auditor", displayName: "审计", role: "auditor" } as const;
let local: Local;
const facts: LoanFacts[] = [];
let folder: string;
let dataDir: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yinhui-demo-"));
  dataDir = join(folder, "data");
  await copyDatedDemo(dataDir);
  local = await openLocal(parseSettings({ DATA_DIR: dataDir }));
  for await (const loan of eachLoan(local.deps.ledger, {})) facts.push(loan.facts);
}, 300_000);
afterAll(async () => {
  await local.close();
  await rm(folder, { recursive: true, force: true });
});

describe("the demo", () => {
  test("leaves nothing for the recount to find", async () => {
    expect(await verifyLedger(local.deps)).toMatchObject({ ok: true, differences: [] });
  });

  test("has 60 to 110 loans in each of the fourteen months before this one, in all eight counties", () => {
    const months = Map.groupBy(facts, ({ disbursedOn }) => disbursedOn.slice(0, 7));

    expect([...months.keys()].toSorted()).toHaveLength(14);
    expect([...months.keys()].toSorted().at(-1)).toBe(demoLastMonth);
    for (const [month, loans] of months) {
      expect(loans.length, month).toBeGreaterThanOrEqual(60);
      expect(loans.length, month).toBeLessThanOrEqual(110);
    }
    expect(new Set(facts.map(({ countyCode }) => countyCode)).size).toBe(8);
  });

  test("has every status, class and type of borrower, renewals and poor households", () => {
    expect(new Set(facts.map(({ status }) => status))).toEqual(new Set(loanStatuses));
    expect(new Set(facts.map(({ classification }) => classification))).toEqual(new Set(classifications));
    expect(new Set(facts.map(({ borrowerType }) => borrowerType))).toEqual(new Set(borrowerTypes));
    expect(facts.filter(({ renewal }) => renewal).length).toBeGreaterThan(20);
    expect(facts.filter(({ poorHousehold }) => poorHousehold).length).toBeGreaterThan(50);
  });

  test("has associations on the list, of which some have no loan, and some that only the bank names", async () => {
    const associations = await local.deps.associations.list();
    const borrowing = new Set(facts.map(({ associationId }) => associationId));

    expect(associations).toHaveLength(40);
    expect(associations.filter(({ confirmed }) => !confirmed).length).toBeGreaterThan(0);
    expect(associations.filter(({ associationId }) => !borrowing.has(associationId)).length).toBeGreaterThan(
      2,
    );
  });

  test("has imports that were committed, undone, cancelled, refused and one that waits, over the months", async () => {
    const { items } = await local.deps.imports.list(200);

    expect(new Set(items.map(({ state }) => state))).toEqual(
      new Set(["committed", "undone", "cancelled", "refused", "checked"]),
    );
    expect(items.some(({ state, counts }) => state === "committed" && (counts?.refused ?? 0) > 0)).toBe(true);
    expect(new Set(items.map(({ announcedAt }) => announcedAt.slice(0, 7))).size).toBeGreaterThanOrEqual(14);
    expect(items.every(({ announcedAt }) => announcedAt <= demoInstant)).toBe(true);
  });

  test("has a programme of three years that began fourteen months ago, and is about on schedule", async () => {
    const deps = await withCurrentProgramme(local.deps);
    const progress = await readProgress(deps, { asOf: "2026-09-30" });

    expect(deps.programme).toMatchObject({ firstOn: "2025-08-01", lastOn: "2028-07-31" });
    expect(await local.deps.settings.current()).toMatchObject({ changedAt: "2025-08-01T01:00:00.000Z" });
    expect(Math.abs(progress.percentOfGoal - progress.timeElapsedPercent)).toBeLessThan(8);
  });

  test("has correction requests of every colour, answered ones and a closed one", async () => {
    const listed = await listCorrections(
      await withCurrentProgramme({ ...local.deps, now: () => demoInstant }),
      auditor,
      {
        limit: 50,
      },
    );

    expect(listed.items).toHaveLength(6);
    expect(listed.counts).toEqual({ open: 4, answered: 1, blue: 1, yellow: 1, red: 1 });
  });

  test("has a published report of each month", async () => {
    const reports = await local.deps.reports.list();

    expect(reports).toHaveLength(14);
    expect(reports[0]).toMatchObject({ month: demoLastMonth, publishedAt: "2026-10-01T00:00:00.000Z" });
  });

  test("names nobody: its numbers are right, each borrower's own, and of a division that does not exist", () => {
    const months = monthsBetween("2025-08", demoLastMonth);
    const loans = demoLoans(months, demoAssociations(defaultProgramme.counties), seededChance(1));
    const people = new Set(loans.map(({ borrower }) => borrower));
    const members = [...people].filter(({ type }) => type === "member");

    expect(new Set(members.map(({ identityNo }) => identityNo)).size).toBe(members.length);
    for (const { type, identityNo } of people) {
      const examine = type === "member" ? examinePersonNumber : examineOrganisationNumber;
      expect(examine(identityNo)).toHaveProperty("kind");
      expect(identityNo).toMatch(/^(990000|(51|91)990000)/);
    }
  });

  test("refuses a ledger that is not empty, in Chinese, with what to do", async () => {
    const { status, stderr } = await runCommand(dataDir, 0, "demo");

    expect(status).toBe(2);
    expect(stderr).toContain("演示数据只能填进空台账");
    expect(stderr).toContain("DATA_DIR");
  });
});
