import type { Clock, Log } from "#shared/ports/base/system.ts";

/** A log of one JSON object a line on the standard error output. */
export function createJsonLog(now: Clock): Log {
  return (event, facts = {}) => {
    process.stderr.write(`${JSON.stringify({ at: now(), event, ...facts })}\n`);
  };
}
