import { parseSettings } from "#shared/config/settings.ts";
import { buildWeb } from "#web/build.ts";
import { startSchedules } from "./schedules.ts";
import { startServer } from "./server.ts";
import { startupFault } from "./startup-fault.ts";
import { welcome } from "./welcome.ts";

try {
  const settings = parseSettings(process.env);
  const server = await startServer(settings, await buildWeb());
  const schedules = startSchedules(server.local);
  console.log(await welcome(server, settings));

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    schedules.stop();
    await server.close();
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
} catch (error) {
  console.error(startupFault(error));
  process.exitCode = 1;
}
