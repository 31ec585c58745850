/** The fields that may be said once for a whole table. */
export const constantFields = ["associationName", "countyName", "borrowerType"] as const;
export type ConstantField = (typeof constantFields)[number];

/** What the liaison said once for a sheet, or for all sheets of a file; the value is a name as people write it. */
export type DecidedConstant = { sheet?: string | undefined; field: ConstantField; value: string };
