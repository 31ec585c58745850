/** The parts of the progress that are handed out as sheets of a workbook. */
export const bookParts = ["goal", "counties", "months", "types", "quality"] as const;
export type BookPart = (typeof bookParts)[number];

/** The name of each part's sheet and file. */
export const bookPartNames: Record<BookPart, string> = {
  goal: "目标进度",
  counties: "分县（市、区）排名",
  months: "分月发放",
  types: "分客户类型",
  quality: "贷款质量",
};
