import type { SnapshotStore } from "#shared/ports/progress/snapshot-store.ts";
import { toJsonText } from "../stored/json-text.ts";
import { snapshotKey } from "./item-keys.ts";
import { packText, snapshotItem } from "./item-schemas.ts";
import { putOnce } from "./put-once.ts";
import { getItem } from "./read-items.ts";
import type { Table } from "./table.ts";

/** How large the packed cells may be: an item takes 400 KB. */
const cellsBytesMax = 380_000;

/** The newest snapshot in DynamoDB: one item. */
export function createDynamoSnapshotStore(table: Table): SnapshotStore {
  return {
    async latest() {
      const item = await getItem(table, snapshotKey);
      return item === undefined ? undefined : snapshotItem.parse(item);
    },
    async keep({ head, cells, dataOn }) {
      const packed = packText(toJsonText(cells));
      const expression = "attribute_not_exists(pk) OR blockNo <= :blockNo";
      const kept = packed.byteLength > cellsBytesMax ? undefined : packed;
      const item = { ...snapshotKey, ...head, dataOn, cells: kept };
      await putOnce(table, item, { expression, values: { ":blockNo": head.blockNo } });
    },
  };
}
