import { runServer } from "#selfhost/run-server.ts";
import { builtPages } from "./built-pages.ts";

// The program as `selfhost/main.ts` runs it, with the pages that the run of tests has built once.
await runServer(() => builtPages(process.env["TEST_PAGES"] ?? ""));
