import { useState } from "preact/hooks";
import { type Loaded, useLoad } from "./use-load.ts";

type Page<T> = { items: T[]; cursor?: string | undefined };

/** A list read page by page; `next` and `previous` are absent where there is no such page. */
export type Pages<T> = Loaded<Page<T>> & {
  pageNo: number;
  next: (() => void) | undefined;
  previous: (() => void) | undefined;
};

/** Reads a cursor-paged list; a new `key` starts again at the first page. */
export function usePages<T>(key: string, load: (cursor: string | undefined) => Promise<Page<T>>): Pages<T> {
  const [place, setPlace] = useState<{ key: string; cursors: string[] }>({ key, cursors: [] });
  const cursors = place.key === key ? place.cursors : [];
  const cursor = cursors.at(-1);
  const loaded = useLoad(JSON.stringify([key, cursor]), () => load(cursor));
  const following = loaded.data?.cursor;
  return {
    ...loaded,
    pageNo: cursors.length + 1,
    next: following === undefined ? undefined : () => setPlace({ key, cursors: [...cursors, following] }),
    previous: cursors.length === 0 ? undefined : () => setPlace({ key, cursors: cursors.slice(0, -1) }),
  };
}
