import { type AttributeValue, type DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { tableIndex } from "#shared/adapters/dynamodb/table-definition.ts";

type Item = Record<string, AttributeValue>;
/** The key of an item as an action of a transaction names it, with its table. */
export type WrittenKey = { TableName: string; Key: { pk: AttributeValue; sk: AttributeValue } };

const unitBytes = 1024;

/**
 * The write units of a transaction by AWS's rules: each item counts by its size before or after, whichever is larger,
 * rounded up to 1 KB and twice; each entry of the index that it makes or takes away counts once. `reader` is not metered.
 */
export async function transactionUnits(
  reader: DynamoDBClient,
  keys: readonly WrittenKey[],
  write: () => Promise<void>,
): Promise<number> {
  const read = () =>
    Promise.all(
      keys.map(async (key) => (await reader.send(new GetItemCommand({ ...key, ConsistentRead: true }))).Item),
    );
  const before = await read();
  await write();
  const after = await read();
  return keys.reduce((sum, _, place) => sum + unitsOf(before[place], after[place]), 0);
}

function unitsOf(before: Item | undefined, after: Item | undefined): number {
  const inTable = Math.max(sizeUnits(before), sizeUnits(after));
  const [left, entered] = [indexPlace(before), indexPlace(after)];
  const moved = left !== undefined && left !== entered ? sizeUnits(before) : 0;
  return inTable * 2 + moved + (entered === undefined ? 0 : sizeUnits(after));
}

function indexPlace(item: Item | undefined): string | undefined {
  const partition = item?.[tableIndex.partition]?.S;
  return partition === undefined ? undefined : `${partition}\n${item?.[tableIndex.sort]?.S}`;
}

function sizeUnits(item: Item | undefined): number {
  return item === undefined ? 0 : Math.ceil(mapBytes(item) / unitBytes);
}

function mapBytes(map: Item): number {
  return Object.entries(map).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOf(value),
    0,
  );
}

/** The size of a value as "DynamoDB item sizes and formats" of AWS's guide describes it. */
function bytesOf(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.replace(/^-?0*/, "").length / 2) + 2;
  if (value.B !== undefined) return value.B.byteLength;
  if (value.L !== undefined) return 3 + value.L.reduce((sum, one) => sum + 1 + bytesOf(one), 0);
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + mapBytes(value.M);
  return 1;
}
