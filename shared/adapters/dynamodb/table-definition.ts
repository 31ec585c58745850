/** The attributes of an item's key, in the ledger's one table. */
export const tableKey = { partition: "pk", sort: "sk" } as const;

/** The one index, sparse: loans by association, imports by time, and imports at work by time. */
export const tableIndex = { name: "gsi1", partition: "gsi1pk", sort: "gsi1sk" } as const;
