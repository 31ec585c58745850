import { Logger } from "@aws-lambda-powertools/logger";
import type { Log } from "#shared/ports/system.ts";

/** Writes events as JSON lines to the function's log group; only what the port lets through, so no personal data. */
export function createPowertoolsLog(): Log {
  const logger = new Logger({ serviceName: "yinhui" });
  return (event, facts = {}) => logger.info(event, facts);
}
