import middy from "@middy/core";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import type { Part } from "#shared/ports/parts.ts";
import type { DepsMaker } from "./exchange.ts";
import type { ScheduledWorker } from "./worker.ts";

/**
 * Makes a worker a Lambda function that a schedule calls. The event is ignored: the use case finds what is due from the
 * ledger and the clock, so an extra call is harmless and the next one makes up for a failed one.
 */
export function scheduleLambda<P extends Part>(worker: ScheduledWorker<P>, depsWith: DepsMaker<P>) {
  return middy<unknown, void>().handler(async (_event, context) => {
    const remainingMs = () => context.getRemainingTimeInMillis();
    const deps = await depsWith(worker.parts ?? []);
    await worker.work(await withCurrentProgramme({ ...deps, remainingMs }));
  });
}
