/** The attributes of an item's key, in the ledger's one table. */
export const tableKey = { partition: "pk", sort: "sk" } as const;

/** The attribute with the time after which an item is useless, in seconds since 1970; items without it stay. */
export const expiryAttribute = "expiresAt";

/** The one index, sparse: imports at work by time, and correction requests by state. */
export const tableIndex = { name: "gsi1", partition: "gsi1pk", sort: "gsi1sk" } as const;

/** How many shards totals may be spread over. */
export const totalsShardsMax = 16;

/** How the partitions of those who looked at associations' data begin. */
export const readingsPrefix = "READINGS#";

/**
 * The form in which the table keeps the ledger, as a number. It is raised when a version that knows no more than the
 * number before would read what is kept now wrongly, or not at all; then that version is not deployed over it.
 */
export const ledgerFormat = 1;
