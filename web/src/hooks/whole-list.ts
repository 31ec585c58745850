import type { Pages } from "./use-pages.ts";

/** A list that is there whole, as the one page of it. */
export function wholeList<T>(items: T[]): Pages<T> {
  return {
    data: { items },
    problem: undefined,
    loading: false,
    loadedAt: undefined,
    reload: () => undefined,
    pageNo: 1,
    next: undefined,
    previous: undefined,
  };
}
