/** The names of the template's sheets; the guide and the lists hold no loans, and nobody needs to be told so. */
export const templateSheets = { loans: "贷款明细", guide: "填表说明", lists: "选项" } as const;
