import { type Loaded, useLoad } from "../hooks/use-load.ts";

/** The chart engine, a separate file that is fetched when the first chart is shown. */
export function useEngine(): Loaded<typeof import("./engine.ts")> {
  return useLoad("chart-engine", () => import("./engine.ts"));
}
