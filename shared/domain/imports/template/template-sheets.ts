/** The names of the template's sheets; guide and lists hold no loans, and no notice says so. */
export const templateSheets = { loans: "贷款明细", guide: "填表说明", lists: "选项" } as const;
