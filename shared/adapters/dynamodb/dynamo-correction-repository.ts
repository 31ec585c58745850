import {
  type CorrectionRequest,
  correctionStateOf,
  latestEvent,
} from "#shared/domain/corrections/correction-request.ts";
import {
  type CorrectionFilter,
  type CorrectionRepository,
  correctionsCountedMax,
} from "#shared/ports/corrections/correction-repository.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { toJsonText } from "../stored/json-text.ts";
import { pageOf } from "../stored/page-of.ts";
import { correctionItemKey, correctionsPartition, type ItemKey, unsettledItemKey } from "./item-keys.ts";
import { correctionItem, correctionPlaceItem } from "./item-schemas.ts";
import { isNew, putOnce } from "./put-once.ts";
import { getItem, type Item, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";
import { tableIndex } from "./table-definition.ts";
import { writeTogether } from "./write-together.ts";

type Written = Awaited<ReturnType<CorrectionRepository["write"]>>;

/** A text that sorts after every instant. */
const last = "~";

/**
 * The correction requests in DynamoDB: each a record that is in the index by its state, and for each loan and
 * association an item that names the request which is not closed, written with it in one transaction.
 */
export function createDynamoCorrectionRepository(table: Table): CorrectionRepository {
  return {
    write: (request, leaving) => write(table, request, follows(request), leaving),
    async takeIn(request) {
      if (correctionStateOf(request) === "closed") await putOnce(table, recordOf(request), isNew);
      else await write(table, request, { ConditionExpression: isNew.expression });
    },
    async get(correctionId) {
      const item = await getItem(table, correctionItemKey(correctionId));
      return item === undefined ? undefined : correctionItem.parse(item);
    },
    async list(filter, limit, cursor) {
      const behind = cursor === undefined ? undefined : decodeCursor(cursor, 2).join("#");
      const found = (await find(table, filter, behind, limit + 2))
        .map((item) => correctionItem.parse(item))
        .filter((request) => changePlace(request) !== behind);
      return pageOf(found, limit, (one) => [latestEvent(one).at, one.correctionId]);
    },
    async changedAts(state, scope) {
      const items = await find(table, { state, ...scope }, undefined, correctionsCountedMax, tableIndex.sort);
      return items.map((item) => correctionPlaceItem.parse(item));
    },
  };
}

function changePlace(request: CorrectionRequest): string {
  return `${latestEvent(request).at}#${request.correctionId}`;
}

/** The item of a request, with its place in the index. */
function recordOf(request: CorrectionRequest): Item & ItemKey {
  const { correctionId, revision, associationId, bankId, loanNo } = request;
  return {
    ...correctionItemKey(correctionId),
    revision,
    associationId,
    bankId,
    loanNo,
    record: toJsonText(request),
    [tableIndex.partition]: correctionsPartition(correctionStateOf(request)),
    [tableIndex.sort]: changePlace(request),
  };
}

/** The condition that what is stored is of the revision before. */
function follows({ revision }: CorrectionRequest) {
  if (revision === 1) return { ConditionExpression: isNew.expression };
  return {
    ConditionExpression: "revision = :before",
    ExpressionAttributeValues: { ":before": revision - 1 },
  };
}

async function write(
  table: Table,
  request: CorrectionRequest,
  condition: ReturnType<typeof follows>,
  leaving?: string,
): Promise<Written> {
  const { correctionId, associationId } = request;
  const TableName = table.tableName;
  const record = recordOf(request);
  const unsettled = {
    ...unsettledItemKey(associationId, request),
    correctionId: correctionStateOf(request) === "closed" ? undefined : correctionId,
  };
  const left = leaving === undefined || leaving === associationId ? [] : [unsettledItemKey(leaving, request)];
  const failed = await writeTogether(table, [
    { Put: { TableName, Item: record, ...condition } },
    {
      Put: {
        TableName,
        Item: unsettled,
        ConditionExpression: "attribute_not_exists(correctionId) OR correctionId = :id",
        ExpressionAttributeValues: { ":id": correctionId },
      },
    },
    ...left.map((Item) => ({ Put: { TableName, Item } })),
  ]);
  if (failed.length === 0) return "written";
  return failed.includes(0) ? "moved" : "taken";
}

/** The first items of a state in its order, from the place of a cursor on, which may be among them. */
async function find(
  table: Table,
  filter: CorrectionFilter,
  behind: string | undefined,
  itemsMax: number,
  attribute?: string,
): Promise<Item[]> {
  const isForward = filter.state === "open";
  const bounds = { from: filter.changedFrom ?? "0", to: filter.changedBefore ?? last };
  if (behind !== undefined && isForward && behind > bounds.from) bounds.from = behind;
  if (behind !== undefined && !isForward && behind < bounds.to) bounds.to = behind;
  if (bounds.from > bounds.to) return [];
  const { associationId, bankId, loanNo } = filter;
  const asked = Object.entries({ associationId, bankId, loanNo }).filter(([, value]) => value !== undefined);
  const named = filter.associationIds && new Set<unknown>(filter.associationIds);
  return queryItems(
    table,
    {
      IndexName: tableIndex.name,
      ScanIndexForward: isForward,
      KeyConditionExpression: `${tableIndex.partition} = :pk AND ${tableIndex.sort} BETWEEN :from AND :to`,
      ExpressionAttributeValues: {
        ":pk": correctionsPartition(filter.state),
        ":from": bounds.from,
        ":to": bounds.to,
        ...Object.fromEntries(asked.map(([name, value]) => [`:${name}`, value])),
      },
      ...(asked.length === 0
        ? {}
        : { FilterExpression: asked.map(([name]) => `${name} = :${name}`).join(" AND ") }),
      ...(attribute === undefined ? {} : { ProjectionExpression: `${attribute}, associationId` }),
    },
    itemsMax,
    named && ((item) => named.has(item["associationId"])),
  );
}
