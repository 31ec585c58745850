/**
 * The type of an answer that takes longer than a request may: it is made meanwhile, and asked for by its id until it is
 * there (`read-deferred`).
 */
export const deferredType = "application/vnd.yinhui.deferred+json";

/** How a deferred answer stands: it waits for its turn or is being made, and since when. */
export type Deferred = { deferredId: string; state: "waiting" | "making"; askedAt: string };
