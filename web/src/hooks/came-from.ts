import { keepInEntry, keptInEntry } from "./history-entry.ts";
import { placeInHash } from "./place.ts";

const kept = "yinhui.from";

/** Notes from which place a step of the history was reached, the first time that one is there. */
export function noteOrigin(hash: string): void {
  if (keptInEntry(kept) === undefined) keepInEntry(kept, hash);
}

/** Tells whether going back leads to a page, whatever its query is. */
export function cameFrom(hash: string): boolean {
  const from = keptInEntry(kept);
  return typeof from === "string" && from !== "" && pathOf(from) === pathOf(hash);
}

function pathOf(hash: string): string {
  return placeInHash(hash).parts.join("/");
}
