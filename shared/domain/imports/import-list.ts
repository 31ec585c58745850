import type { OrderValue } from "#shared/domain/base/list-order.ts";
import type { ImportRecord } from "./import-record.ts";
import { shownFileName } from "./shown-file-name.ts";

/** The columns of a list of imports, in their order. */
export const importListColumns = {
  file: { head: "文件", sorts: true },
  state: { head: "状态" },
  announced: { head: "登记", sorts: true },
  new: { head: "新增", sorts: true },
  changed: { head: "变更", sorts: true },
  unchanged: { head: "未变" },
  refused: { head: "退回", sorts: true },
  effect: { head: "累计发放", sorts: true },
  committed: { head: "入账" },
} as const;

export type ImportColumn = keyof typeof importListColumns;

/** The columns by which a list of imports can be sorted. */
export const importOrders = ["file", "announced", "new", "changed", "refused", "effect"] as const;
export type ImportOrder = (typeof importOrders)[number];

const orderValues: Record<ImportOrder, (record: ImportRecord) => OrderValue> = {
  file: shownFileName,
  announced: ({ announcedAt }) => announcedAt,
  new: ({ counts }) => counts?.new,
  changed: ({ counts }) => counts?.changed,
  refused: ({ counts }) => counts?.refused,
  effect: ({ effect }) => effect && effect.disbursedFenAfter - effect.disbursedFenBefore,
};

/** What an import is sorted by. */
export function importOrderValue(key: ImportOrder, record: ImportRecord): OrderValue {
  return orderValues[key](record);
}
