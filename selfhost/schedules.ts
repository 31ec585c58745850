import { Cron } from "croner";
import { presentDeps } from "#shared/app/present-deps.ts";
import { publishDueReports } from "#shared/app/publish-due-reports.ts";
import type { Local } from "#shared/config/local.ts";
import { errorFacts } from "#shared/http/error-facts.ts";

const firstOfMonthAtEight = "0 8 1 * *";
const everyNightAtThree = "0 3 * * *";

/**
 * Does now, and again at its hours in Asia/Shanghai until stopped: publish the reports that are due (08:00 on the 1st),
 * and remove old originals (03:00).
 */
export function startSchedules(local: Local): { stop(): void } {
  const { deps } = local;
  const start = (pattern: string, event: string, work: () => Promise<unknown>) => {
    const guarded = async () => {
      try {
        await work();
      } catch (error) {
        deps.log(event, errorFacts(error));
      }
    };
    const schedule = new Cron(pattern, { timezone: "Asia/Shanghai", protect: true }, guarded);
    void schedule.trigger();
    return schedule;
  };
  const schedules = [
    start(firstOfMonthAtEight, "reports-broken", async () => publishDueReports(await presentDeps(deps))),
    start(everyNightAtThree, "originals-broken", () => local.removeOldOriginals()),
  ];
  return {
    stop() {
      for (const schedule of schedules) schedule.stop();
    },
  };
}
