import { buildWeb } from "#web/build.ts";
import { runServer } from "./run-server.ts";

await runServer(buildWeb);
