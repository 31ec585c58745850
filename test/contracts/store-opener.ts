import { afterEach, beforeEach } from "vitest";
import type { Store } from "#shared/ports/store.ts";

/** Opens a new, empty store. */
export type StoreOpener = () => Promise<{ store: Store; close(): Promise<void> }>;

/** Gives every test of the suite around it a store of its own. */
export function eachOnNewStore(open: StoreOpener): () => Store {
  let opened: Awaited<ReturnType<StoreOpener>>;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());
  return () => opened.store;
}
