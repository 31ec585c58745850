import { readProgress } from "#shared/app/read-progress.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { progressToWire } from "../wire/progress.ts";

/** Says how the programme stands against its goal. */
export const readProgressEndpoint = defineEndpoint("read-progress", async (deps, _caller, { query }) =>
  progressToWire(await readProgress(deps, query)),
);
