/** How many items a page of any list holds at most. */
export const pageSizeMax = 200;

/** One page of a list; `cursor` is present when more may follow, and is opaque. */
export type Page<T> = { items: T[]; cursor?: string | undefined };
