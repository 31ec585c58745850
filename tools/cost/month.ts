import type { PriceName } from "./prices.ts";
import { costOf, type RequestCost, type RequestCosts } from "./request-costs.ts";

/** A ledger: the loans of three years, and the associations that they were lent through. */
export type LedgerSize = { loans: number; associations: number };

/** What is done in a month, how often, and how many times as dear as measured each time is. */
export type Activity = { use: string; why: string; times: number; factor: number; cost: RequestCost };

/** What the figures take for granted; nobody has measured it. */
export const assumed = {
  months: 36,
  /** A loan's balance changes each month for about a year. */
  openMonths: 12,
  associationVisits: 4,
  officePeople: 20,
  officeDays: 22,
  pollsOfAnImport: 60,
  hours: 730,
  nights: 30,
  /** Above this many loans the cockpit does not go through them. */
  loansLookedThroughMax: 50_000,
  startMs: 30,
  roundTripMs: 10,
  gigabytes: 1,
  checkGigabytes: 3,
  bytesOfALoan: 2500,
  bytesOfAnAnswer: 10_000,
  bytesOfALogLine: 1000,
  secrets: 3,
  alarmMetrics: 17,
  /** Some fifteen, each sent in some fifty of the hours. */
  ownMetrics: 1,
  dashboards: 1,
  /** An account's first dashboards are free where they show no more. */
  freeDashboardMetrics: 50,
  /** Three queues, each asked by five pollers three times a minute. */
  idleQueueCalls: 1_944_000,
} as const;

/** What happens in a month in one ledger of full size. */
export function activitiesOf(measured: RequestCosts, { loans, associations }: LedgerSize): Activity[] {
  const { city, bookLoans } = measured;
  const [fresh, changed] = [loans / assumed.months, (loans / assumed.months) * assumed.openMonths];
  const perLoan = loans / city.loans;
  const perAssociation = associations / city.associations;
  const perAssociationsLoan = perLoan / perAssociation;
  const visits = associations * assumed.associationVisits;
  const sittings = assumed.officePeople * assumed.officeDays;
  const activity = (use: string, times: number, why: string, factor = 1): Activity => ({
    use,
    why,
    times,
    factor,
    cost: costOf(measured, use),
  });
  return [
    activity("announce-import", 1, "the bank's book of the month"),
    activity("check-import", 1, "rows new and changed, measured with a book", (fresh + changed) / bookLoans),
    activity("read-import", assumed.pollsOfAnImport, "looking how far it is"),
    activity("commit-import", 1, ""),
    activity("post-import, new loans", 1, "loans of the month", fresh / bookLoans),
    activity("post-import, new balances", 1, "loans that are open", changed / bookLoans),
    activity("read-me", visits + sittings, "each visit"),
    activity("read-programme", visits + sittings, "each visit"),
    activity("read-progress", visits + sittings, "each visit"),
    activity("read-association, its own", visits, "loans of an association", perAssociationsLoan),
    activity("list-loans, an association's", visits, "50 loans"),
    loans > assumed.loansLookedThroughMax
      ? activity("list-associations", sittings, "the cockpit of a large ledger", perAssociation)
      : activity("read-cockpit", sittings, "loans looked through", perLoan),
    activity("list-associations", sittings, "associations", perAssociation),
    activity("list-loans, all", sittings, "50 loans"),
    activity("list-imports", sittings, ""),
    activity("publish-due-reports, none due", assumed.hours - 1, "each hour"),
    activity("publish-due-reports, one due", 1, "loans looked through", perLoan),
    activity("verify-ledger", assumed.nights, "each night, loans and journal looked through", perLoan),
  ];
}

/** The work that goes on behind a queue or a clock, and is no call of the API. */
function isCall({ use }: Activity): boolean {
  return !/^(check-import|post-import|publish-due)/.test(use);
}

/** How much a ledger uses in a month of all that is paid for. */
export function quantitiesOf(
  activities: readonly Activity[],
  { loans }: LedgerSize,
): Record<PriceName, number> {
  const sum = (of: (activity: Activity) => number) => activities.reduce((all, one) => all + of(one), 0);
  const scaled = (of: (cost: RequestCost) => number) =>
    sum(({ times, factor, cost }) => times * factor * of(cost));
  const seconds = (activity: Activity) => {
    const roundTripsMs = activity.factor * activity.cost.roundTrips * assumed.roundTripMs;
    const gigabytes = activity.use === "check-import" ? assumed.checkGigabytes : assumed.gigabytes;
    return (activity.times * gigabytes * (assumed.startMs + roundTripsMs)) / 1000;
  };
  const calls = sum((activity) => (isCall(activity) ? activity.times : 0));
  const invocations = sum(({ times }) => times);
  return {
    writes: scaled(({ writeUnits }) => writeUnits),
    reads: scaled(({ readUnits }) => readUnits),
    storage: (loans * assumed.bytesOfALoan) / 1e9,
    apiCalls: calls,
    invocations,
    gigabyteSeconds: sum(seconds),
    filesWritten: scaled(({ filesWritten }) => filesWritten) + 1,
    filesRead: scaled(({ filesRead }) => filesRead),
    queueCalls: assumed.idleQueueCalls,
    secrets: assumed.secrets,
    alarms: assumed.alarmMetrics,
    metrics: assumed.ownMetrics,
    dashboards: assumed.dashboards,
    logs: (invocations * assumed.bytesOfALogLine) / 1e9,
    traffic: (calls * assumed.bytesOfAnAnswer) / 1e9,
  };
}
