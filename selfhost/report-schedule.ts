import { Cron } from "croner";
import { publishDueReports } from "#shared/app/publish-due-reports.ts";
import { errorFacts } from "#shared/http/error-facts.ts";
import type { EndpointDeps } from "#shared/http/exchange.ts";

const firstOfMonthAtEight = "0 8 1 * *";

/** Publishes the reports that are due now, and again at 08:00 of every first day of a month in Asia/Shanghai, until stopped. */
export function startReportSchedule(deps: EndpointDeps): { stop(): void } {
  const publish = async () => {
    try {
      await publishDueReports(deps);
    } catch (error) {
      deps.log("reports-broken", errorFacts(error));
    }
  };
  const schedule = new Cron(firstOfMonthAtEight, { timezone: "Asia/Shanghai", protect: true }, publish);
  void schedule.trigger();
  return schedule;
}
