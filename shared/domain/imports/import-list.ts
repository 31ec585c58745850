/** The columns of a list of imports, in their order. */
export const importListColumns = {
  file: { head: "文件" },
  state: { head: "状态" },
  announced: { head: "登记" },
  new: { head: "新增" },
  changed: { head: "变更" },
  unchanged: { head: "未变" },
  refused: { head: "退回" },
  effect: { head: "累计发放" },
  committed: { head: "入账" },
} as const;

export type ImportColumn = keyof typeof importListColumns;

/** The columns by which a list of imports can be sorted. */
export const importOrders = ["file", "announced", "new", "changed", "refused", "effect"] as const;
export type ImportOrder = (typeof importOrders)[number];
