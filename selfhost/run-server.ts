import { parseSettings, type Settings } from "#shared/config/settings.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Pages } from "#shared/http/base/page-answer.ts";
import { startRefusing, startServer } from "./server.ts";
import { startupFault } from "./startup-fault.ts";
import { welcome } from "./welcome.ts";
import { hireWorker } from "./worker/hire-worker.ts";

/** Runs the server, with the pages that `buildPages` makes, until a signal stops it, or says why it cannot start. */
export async function runServer(buildPages: () => Promise<Pages>): Promise<void> {
  try {
    stopOnSignal(await serve(parseSettings(process.env), buildPages));
  } catch (error) {
    console.error(startupFault(error));
    process.exitCode = 1;
  }
}

/** What runs until it is stopped, and the status that the program then ends with. */
type Running = { stop(): Promise<void>; status: number };

/** Starts everything, or, where the ledger's file is damaged or lost, a server that says so to whoever comes. */
async function serve(settings: Settings, buildPages: () => Promise<Pages>): Promise<Running> {
  try {
    const server = await startServer(settings, await buildPages(), hireWorker);
    console.log(await welcome(server, settings));
    return { status: 0, stop: server.close };
  } catch (error) {
    if (!(error instanceof LedgerFailure && isShownOnPage(error))) throw error;
    const refusing = await startRefusing(settings, new LedgerFailure(error.code));
    console.error(`${startupFault(error)}\n网页只说明原因 / the page says why：${refusing.origin}/`);
    return { status: 1, stop: refusing.close };
  }
}

/** What whoever opens the page has to know: the others are an operator's alone. */
function isShownOnPage({ code }: LedgerFailure): boolean {
  return code === "ledger-damaged" || code === "ledger-lost";
}

function stopOnSignal({ stop, status }: Running): void {
  let stopping = false;
  const end = async () => {
    if (stopping) return;
    stopping = true;
    await stop();
    process.exit(status);
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}
