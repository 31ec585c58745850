import type { Logger } from "@aws-lambda-powertools/logger";
import type { Log } from "#shared/ports/system.ts";

/**
 * Writes events as JSON lines to the function's log group; only what the port lets through, so no personal data. The
 * logger is loaded with the first event: most requests have none. A line is written before the function's answer is sent,
 * since loading it takes no turn of the event loop.
 */
export function createPowertoolsLog(): Log {
  let logger: Promise<Logger> | undefined;
  return (event, facts = {}) => {
    logger ??= load();
    void logger.then((loaded) => loaded.info(event, facts));
  };
}

async function load(): Promise<Logger> {
  const { Logger } = await import("@aws-lambda-powertools/logger");
  return new Logger({ serviceName: "yinhui" });
}
