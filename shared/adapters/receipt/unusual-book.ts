/** A workbook that is no common one, so that it is rewritten instead of being changed in place. */
export class UnusualBook extends Error {}
