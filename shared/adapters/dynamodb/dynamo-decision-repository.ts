import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { type DecisionRepository, decisionsAtOnceMax } from "#shared/ports/imports/decision-repository.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { toJsonText } from "../stored/json-text.ts";
import { pageOf } from "../stored/page-of.ts";
import { sendPatiently } from "./back-off.ts";
import { decisionItemKey } from "./item-keys.ts";
import { decisionItem } from "./item-schemas.ts";
import { getItems, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";

/** The decisions in DynamoDB: a partition for each bank and kind, sorted by key. */
export function createDynamoDecisionRepository(table: Table): DecisionRepository {
  return {
    async put(decisions) {
      if (decisions.length > decisionsAtOnceMax)
        throw new RangeError(`at most ${decisionsAtOnceMax} decisions`);
      for (const decision of decisions) {
        const { bankId, key, matter } = decision;
        const Item = { ...decisionItemKey(bankId, matter.kind, key), record: toJsonText(decision) };
        const command = () => new PutCommand({ TableName: table.tableName, Item });
        await sendPatiently(table, () => table.documents.send(command()));
      }
    },
    async find(bankId, kind, keys) {
      if (keys.length > decisionsAtOnceMax) throw new RangeError(`at most ${decisionsAtOnceMax} keys`);
      const items = await getItems(
        table,
        keys.map((key) => decisionItemKey(bankId, kind, key)),
      );
      return items.map((item) => decisionItem.parse(item));
    },
    async list(bankId, kind, limit, cursor) {
      const [after = ""] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const { pk } = decisionItemKey(bankId, kind, "");
      const items = await queryItems(
        table,
        {
          ConsistentRead: true,
          KeyConditionExpression: "pk = :pk AND sk > :after",
          ExpressionAttributeValues: { ":pk": pk, ":after": decisionItemKey(bankId, kind, after).sk },
        },
        limit + 1,
      );
      const found = items.map((item) => decisionItem.parse(item));
      return pageOf(found, limit, ({ key }) => [key]);
    },
  };
}
