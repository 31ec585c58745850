import { type Loaded, useLoad } from "../hooks/use-load.ts";

/** What draws charts: a file of its own, fetched when the first chart is shown. */
export function useEngine(): Loaded<typeof import("./engine.ts")> {
  return useLoad("chart-engine", () => import("./engine.ts"));
}
