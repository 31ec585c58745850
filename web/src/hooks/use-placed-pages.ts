import { keepInEntry, keptInEntry } from "./history-entry.ts";
import { hashOf, type Place } from "./place.ts";
import { type Loaded, useLoad } from "./use-load.ts";
import type { Pages } from "./use-pages.ts";

type Page<T> = { items: T[]; cursor?: string | undefined };

const entry = "yinhui.cursors";

/** The query of an address without its page: what follows when something else is asked for. */
export const firstPage = { page: undefined, from: undefined } as const;

/**
 * Reads a cursor-paged list whose page is in the address, so that it can be linked, reloaded and come back to. `more` is
 * whatever else a page of the answer tells.
 */
export function usePlacedPages<T, More extends object>(
  place: Place,
  key: string,
  load: (cursor: string | undefined) => Promise<Page<T> & More>,
): Pages<T> & Loaded<Page<T> & More> {
  const cursor = place.query.get("from") || undefined;
  const pageNo = cursor === undefined ? 1 : Math.max(Number(place.query.get("page")) || 2, 2);
  const loaded = useLoad(JSON.stringify([key, cursor]), () => load(cursor));
  const following = loaded.data?.cursor;
  const cursors = keptCursors(pageNo);
  const turnTo = (page: number, from: string | undefined, earlier: readonly (string | null)[]) => {
    const query = { ...Object.fromEntries(place.query), page: from && String(page), from };
    location.hash = hashOf(place.parts, query);
    keepInEntry(entry, earlier);
  };
  return {
    ...loaded,
    pageNo,
    next:
      following === undefined ? undefined : () => turnTo(pageNo + 1, following, [...cursors, cursor ?? null]),
    previous:
      cursor === undefined
        ? undefined
        : () => turnTo(pageNo - 1, cursors[cursors.length - 1] ?? undefined, cursors.slice(0, -1)),
  };
}

/** The cursors of the pages before this one; where the step does not know them, the way back leads to the first page. */
function keptCursors(pageNo: number): (string | null)[] {
  const kept = keptInEntry(entry);
  if (!Array.isArray(kept) || kept.length !== pageNo - 1) return [];
  return kept.map((one: unknown) => (typeof one === "string" ? one : null));
}
