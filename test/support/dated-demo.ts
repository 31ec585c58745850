import { cp } from "node:fs/promises";
import type { Month } from "#shared/domain/base/month.ts";
import { ofRun } from "./run/of-run.ts";

/** The instant at which the run's dated demo was filled: its last month that is over is `lastMonth`. */
export const demoInstant = "2026-10-25T03:00:00.000Z";
export const demoLastMonth: Month = "2026-09";

/** Puts a copy of the demo as it is at `demoInstant` into a data folder that is not there yet. */
export async function copyDatedDemo(dataDir: string): Promise<void> {
  await cp(await ofRun("dated-demo"), dataDir, { recursive: true });
}
