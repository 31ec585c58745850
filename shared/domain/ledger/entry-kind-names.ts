import type { EntryKind } from "./journal.ts";

/** The Chinese name of each kind of journal entry. */
export const entryKindNames: Record<EntryKind, string> = {
  opened: "新增",
  changed: "变更",
  undone: "撤销",
  attributed: "归属",
};
