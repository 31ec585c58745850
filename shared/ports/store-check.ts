/** Looks whether what is stored can still be read as it was written; a store that sees to that itself is always sound. */
export type StoreCheck = () => Promise<"sound" | "damaged">;
