import { readPages } from "./installed-pages.ts";
import { runServer } from "./run-server.ts";

await runServer(readPages);
