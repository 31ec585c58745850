import { associationIdOf } from "#shared/app/people/association-id.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { publishDueReports } from "#shared/app/reports/publish-due-reports.ts";
import { type Local, openLocal } from "#shared/config/local.ts";
import type { Settings } from "#shared/config/settings.ts";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import {
  addMonths,
  firstDayOf,
  lastDayOf,
  type Month,
  monthOf,
  monthsBetween,
} from "#shared/domain/base/month.ts";
import { roleNames } from "#shared/domain/base/person.ts";
import { defaultAssessmentRules } from "#shared/domain/programme/assessment-rules.ts";
import { defaultReportTime } from "#shared/domain/programme/report-time.ts";
import { type ApiClient, callJson } from "../commands/api-client.ts";
import { importBytes } from "../commands/import-file.ts";
import { createLocalClient } from "../commands/local-client.ts";
import { decideQuarter } from "./demo-assessment.ts";
import { demoAssociations, listedAssociation } from "./demo-associations.ts";
import { demoCsv, demoSheet, foreignCsv } from "./demo-book.ts";
import { type DemoClock, demoClock } from "./demo-clock.ts";
import { raiseClaims } from "./demo-corrections.ts";
import { demoLoans } from "./demo-loans.ts";
import { type DemoDeed, deedsOf, demoMonthCount } from "./demo-story.ts";
import { seededChance } from "./seeded-chance.ts";

/** What the demo has put into the ledger. */
export type DemoFilled = {
  loans: number;
  imports: number;
  reports: number;
  firstMonth: string;
  lastMonth: string;
};

const seed = 20_160_510;
const idAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * Fills an empty ledger with fourteen months of synthetic loans up to the last month that is over, through the same
 * steps as every import, on a clock that is set to past days; `latest` is the machine's present instant. Two runs make
 * the same ledger if the folders' identity keys are the same. Fails with `ledger-not-empty`.
 */
export async function fillLedger(settings: Settings, latest?: string): Promise<DemoFilled> {
  let clock = demoClock("");
  const local = await openLocal(settings, (machine) => {
    clock = demoClock(latest ?? machine.now());
    return { now: clock.now, newId: seededIds(clock), log: () => {} };
  });
  const client = createLocalClient(local, (role) => ({
    subject: `demo:${role}`,
    displayName: `${roleNames[role]}（演示）`,
  }));
  try {
    return await play(local, client, clock);
  } finally {
    await client.close();
  }
}

/** Ids as the machine makes them, ten characters of the millisecond and sixteen of chance, the same in every run. */
function seededIds(clock: DemoClock): () => string {
  const chance = seededChance(seed);
  return () => {
    let time = "";
    for (let rest = Date.parse(clock.now()); time.length < 10; rest = Math.floor(rest / 32)) {
      time = idAlphabet.charAt(rest % 32) + time;
    }
    return time + Array.from({ length: 16 }, () => idAlphabet.charAt(chance.below(32))).join("");
  };
}

async function play(local: Local, client: ApiClient, clock: DemoClock): Promise<DemoFilled> {
  const { deps } = local;
  await requireEmpty(local);
  const today = shanghaiDayOf(clock.now());
  const lastMonth = addMonths(monthOf(today), -1);
  const months = monthsBetween(addMonths(lastMonth, 1 - demoMonthCount), lastMonth);
  clock.set(firstDayOf(months[0] ?? lastMonth), "09:00");
  await beginProgramme(client, months[0] ?? lastMonth);
  const associations = demoAssociations(deps.programme.counties);
  await deps.associations.takeIn(
    associations
      .filter(({ lending }) => lending !== "unlisted")
      .map((one) => listedAssociation(one, associationIdOf(one.name, deps.sha256))),
  );
  const loans = demoLoans(months, associations, seededChance(seed));
  const filled = { loans: loans.length, imports: 0, reports: 0, firstMonth: months[0] ?? "", lastMonth };
  const claim = async (isRaisedOn: (day: Day) => boolean) => {
    const days = { dataOn: lastDayOf(lastMonth), today, isRaisedOn };
    await raiseClaims(await withCurrentProgramme(deps), clock, loans, days);
  };
  for (const [index, month] of months.entries()) {
    const reportOn = firstDayOf(addMonths(month, 1));
    const deeds = deedsOf(loans, month, index);
    for (const deed of deeds.filter(({ day }) => day < reportOn)) await perform(local, client, clock, deed);
    // What was asked before a report counts in its scores, so it is asked before it is made.
    if (month === lastMonth) await claim((day) => day < reportOn);
    clock.set(reportOn, "08:00");
    filled.reports += (await publishDueReports(await withCurrentProgramme(deps))).length;
    for (const deed of deeds.filter(({ day }) => day >= reportOn)) await perform(local, client, clock, deed);
    filled.imports += deeds.length;
    await decideQuarter(client, clock, month, today);
  }
  await claim((day) => day > lastDayOf(lastMonth));
  return filled;
}

/** Sets goal, report time, and the window to the three years that begin with a month, as the supervisor would. */
async function beginProgramme(client: ApiClient, month: Month): Promise<void> {
  const [firstOn, lastOn] = [firstDayOf(month), lastDayOf(addMonths(month, 35))];
  const { revision } = await callJson<RouteOutput<"read-settings">>(client, "read-settings");
  const assessmentRules = { ...defaultAssessmentRules, inReport: true };
  const settings = { goalFen: 30_000_000_000, firstOn, lastOn, assessmentRules, ...defaultReportTime };
  const reason = `演示：项目自${month}起三年，力争提供融资3亿元。`;
  await callJson(client, "change-settings", { body: { revision, reason, settings } });
}

async function requireEmpty({ deps }: Local): Promise<void> {
  const [head, imports] = await Promise.all([deps.ledger.head(), deps.imports.list(1)]);
  if (head.seq > 0 || imports.items.length > 0) throw new LedgerFailure("ledger-not-empty");
}

async function perform(local: Local, client: ApiClient, clock: DemoClock, deed: DemoDeed): Promise<void> {
  const { day, time, fileName, does } = deed;
  clock.set(day, time);
  const bytes = await bytesOf(local, deed);
  const commits = does === "commit" || does === "commit-and-undo";
  const { importId, state } = await importBytes(client, fileName, bytes, { commit: commits });
  const params = { importId: importId ?? "" };
  if (commits && state !== "committed") throw new Error(`${fileName} ended as ${state}`);
  if (does === "cancel") await callJson(client, "cancel-import", { params });
  if (does === "commit-and-undo") {
    await callJson(client, "undo-import", { params, body: { reason: "误传了测试数据，原件作废。" } });
    await local.whenIdle();
  }
}

async function bytesOf({ deps }: Local, { fileName, title, dataOn, lines }: DemoDeed): Promise<Uint8Array> {
  if (lines === undefined) return foreignCsv();
  return fileName.endsWith(".csv") ? demoCsv(lines) : deps.bookWriter([demoSheet(title, dataOn, lines)]);
}
