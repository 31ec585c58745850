/** The five classes of loan quality (五级分类), from best to worst, as the bank reports them. */
export const classifications = ["normal", "special-mention", "substandard", "doubtful", "loss"] as const;
export type Classification = (typeof classifications)[number];

/** The Chinese name of each class. */
export const classificationNames: Record<Classification, string> = {
  normal: "正常",
  "special-mention": "关注",
  substandard: "次级",
  doubtful: "可疑",
  loss: "损失",
};

/** Tells whether a class counts as non-performing (不良): the last three do. */
export function isNonPerforming(classification: Classification): boolean {
  return classifications.indexOf(classification) >= classifications.indexOf("substandard");
}
