import { Cron } from "croner";
import { watchLedger } from "#shared/app/audit/watch-ledger.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { mailDueReports } from "#shared/app/reports/mail-due-reports.ts";
import { publishAndMail } from "#shared/app/reports/publish-and-mail.ts";
import { stampReports } from "#shared/app/reports/stamp-reports.ts";
import type { Local } from "#shared/config/local.ts";
import { errorFacts } from "#shared/http/base/error-facts.ts";

const everyHour = "0 * * * *";
/** When reports of the same hour are out. */
const tenPast = "10 * * * *";
const everyMinute = "* * * * *";
const everyNightAtThree = "0 3 * * *";
const everyNightAtFour = "0 4 * * *";

/**
 * Does now, and again at its hours in Asia/Shanghai until stopped: publish and mail the reports that are due by the
 * programme's settings (every hour), have them stamped (ten minutes later), mail what waits (every minute), and remove old originals (03:00). Only at its
 * hour: verify the whole ledger (04:00). Does nothing once the ledger was found damaged.
 */
export function startSchedules(local: Local): { stop(): void } {
  const { deps } = local;
  const start = (pattern: string, event: string, work: () => Promise<unknown>) => {
    const guarded = async () => {
      if (local.damage() !== undefined) return;
      try {
        await work();
      } catch (error) {
        deps.log(event, errorFacts(error));
      }
    };
    const schedule = new Cron(pattern, { timezone: "Asia/Shanghai", protect: true }, guarded);
    return schedule;
  };
  const atOnce = [
    start(everyHour, "reports-broken", async () => publishAndMail(await withCurrentProgramme(deps))),
    start(tenPast, "timestamps-broken", () => stampReports(deps)),
    start(everyMinute, "mailing-broken", async () => mailDueReports(await withCurrentProgramme(deps))),
    start(everyNightAtThree, "originals-broken", () => local.removeOldFiles()),
  ];
  const atNight = start(everyNightAtFour, "watch-broken", async () =>
    watchLedger(await withCurrentProgramme(deps)),
  );
  for (const schedule of atOnce) void schedule.trigger();
  return {
    stop() {
      for (const schedule of [...atOnce, atNight]) schedule.stop();
    },
  };
}
