import type { Progress } from "./cockpit-data.ts";

/** The counties in the order of their rank; what has no rank stands behind. */
export function rankedCounties({ byCounty }: Progress): Progress["byCounty"] {
  return [...byCounty].sort((a, b) => (a.rank ?? byCounty.length + 1) - (b.rank ?? byCounty.length + 1));
}
