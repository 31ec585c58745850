import { useState } from "preact/hooks";
import { keepInEntry, keptInEntry } from "./history-entry.ts";
import { type Loaded, useLoad } from "./use-load.ts";

type Page<T> = { items: T[]; cursor?: string | undefined };

/** A list read page by page; `next` and `previous` are absent where there is no such page. */
export type Pages<T> = Loaded<Page<T>> & {
  pageNo: number;
  next: (() => void) | undefined;
  previous: (() => void) | undefined;
};

/**
 * Reads a cursor-paged list; a new `key` starts again at the first page. The step of the history keeps the page, so that
 * coming back from one of its things, or a reload, leads to it again.
 */
export function usePages<T>(key: string, load: (cursor: string | undefined) => Promise<Page<T>>): Pages<T> {
  const [place, setPlace] = useState(() => ({ key, cursors: keptCursors(key) }));
  const cursors = place.key === key ? place.cursors : keptCursors(key);
  const cursor = cursors.at(-1);
  const loaded = useLoad(JSON.stringify([key, cursor]), () => load(cursor));
  const following = loaded.data?.cursor;
  const turnTo = (turned: string[]) => {
    keepInEntry(entryName(key), turned);
    setPlace({ key, cursors: turned });
  };
  return {
    ...loaded,
    pageNo: cursors.length + 1,
    next: following === undefined ? undefined : () => turnTo([...cursors, following]),
    previous: cursors.length === 0 ? undefined : () => turnTo(cursors.slice(0, -1)),
  };
}

function entryName(key: string): string {
  return `yinhui.pages ${key}`;
}

function keptCursors(key: string): string[] {
  const kept = keptInEntry(entryName(key));
  return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
}
