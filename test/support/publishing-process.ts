import { once } from "node:events";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { mailDueReports } from "#shared/app/reports/mail-due-reports.ts";
import { publishAndMail } from "#shared/app/reports/publish-and-mail.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { openLocal } from "#shared/config/local.ts";
import { parseSettings } from "#shared/config/settings.ts";

// Opens a data folder at an instant, says so, and publishes once it is told to: by the schedule, or a month by hand.

const [now = "", month] = process.argv.slice(2);
const { deps: opened, close } = await openLocal(parseSettings(process.env), (machine) => ({
  ...machine,
  now: () => now,
}));
const deps = await withCurrentProgramme(opened);
process.stdout.write("ready\n");
await once(process.stdin, "data");
process.stdin.destroy();
if (month === undefined) await publishAndMail(deps);
else {
  const outcome = await publishReport(deps, { subject: "hand" }, month).then(
    () => "published",
    ({ code }) => String(code),
  );
  await mailDueReports(deps);
  process.stdout.write(`${outcome}\n`);
}
await close();
