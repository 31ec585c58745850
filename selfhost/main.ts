import { parseSettings } from "#shared/config/settings.ts";
import { buildWeb } from "#web/build.ts";
import { startReportSchedule } from "./report-schedule.ts";
import { startServer } from "./server.ts";
import { startupFault } from "./startup-fault.ts";
import { welcome } from "./welcome.ts";

try {
  const settings = parseSettings(process.env);
  const server = await startServer(settings, await buildWeb());
  const schedule = startReportSchedule(server.local.deps);
  console.log(welcome(server, settings));

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    schedule.stop();
    await server.close();
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
} catch (error) {
  console.error(startupFault(error));
  process.exitCode = 1;
}
