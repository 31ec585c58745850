import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { type Month, monthOf } from "#shared/domain/base/month.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import { factsToTexts } from "#shared/domain/ledger/field-text.ts";
import {
  headAfter,
  isListedAnew,
  type JournalBlock,
  type JournalHead,
} from "#shared/domain/ledger/journal.ts";
import type { LoanState } from "#shared/domain/ledger/loan.ts";
import { type Measures, measureNames } from "#shared/domain/ledger/totals.ts";
import type { Posting, PostingMarker } from "#shared/ports/ledger/ledger.ts";
import { checkPosting } from "../stored/check-posting.ts";
import {
  associationLoansKey,
  blockItemKey,
  headKey,
  type ItemKey,
  loanItemKey,
  loanPlace,
  markerItemKey,
  totalItemKey,
} from "./item-keys.ts";
import { packEntries, packPlaces } from "./item-schemas.ts";
import type { Item } from "./read-items.ts";
import type { Table } from "./table.ts";
import { totalsShardOf } from "./totals-shards.ts";

/** One action of a transaction. */
export type Action = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** Where the head is among the actions of a posting. */
export const headPlace = 1;

/**
 * The actions of a posting, the marker's first. Throws a RangeError when they are too many, or when two of them
 * touch one item: DynamoDB would refuse either.
 */
export function postingActions(table: Pick<Table, "tableName" | "totalsShards">, posting: Posting): Action[] {
  const { tableName } = table;
  checkPosting(posting);
  const { marker, expectedHead, block, loans, totals } = posting;
  const actions: Action[] = [putMarker(tableName, marker)];
  if (block === undefined) {
    if (expectedHead.blockNo > 0) actions.push(countQuiet(tableName, expectedHead));
  } else {
    actions.push(putHead(tableName, posting, block), putBlock(tableName, block));
    for (const loan of loans) actions.push(putLoan(tableName, loan));
    const shard = totalsShardOf(table, block.blockNo);
    for (const [key, measures] of totals)
      actions.push(addTotal(tableName, totalItemKey(key, shard), measures));
  }
  return actions;
}

/**
 * The items that say which loans a posting brings under an association, by the month of their disbursement. They are never
 * taken back, so that what a loan says itself decides, and one that is there before its posting does no harm.
 */
export function associationLists({ block, loans }: Posting): (Item & ItemKey)[] {
  if (block === undefined) return [];
  const anew = new Set(block.entries.filter(isListedAnew).map(loanPlace));
  const lists = new Map<string, Map<Month, string[]>>();
  for (const loan of loans) {
    const place = loanPlace(loan);
    if (loan.facts === undefined || !anew.has(place)) continue;
    const { associationId } = groupsOf(loan.facts);
    const months = lists.get(associationId) ?? new Map<Month, string[]>();
    const month = monthOf(loan.facts.disbursedOn);
    lists.set(associationId, months.set(month, [...(months.get(month) ?? []), place]));
  }
  return [...lists].map(([associationId, months]) => ({
    ...associationLoansKey(associationId, block),
    places: packPlaces(months),
  }));
}

const isNew = "attribute_not_exists(pk)";

function putMarker(TableName: string, marker: PostingMarker): Action {
  const Item = { ...markerItemKey(marker.importId, marker.startRow), ...marker };
  return { Put: { TableName, Item, ConditionExpression: isNew } };
}

/** The new head counts its quiet postings from zero. */
function putHead(
  TableName: string,
  { expectedHead, expectedQuiet }: Pick<Posting, "expectedHead" | "expectedQuiet">,
  block: JournalBlock,
): Action {
  const Item = { ...headKey, ...headAfter(block) };
  if (expectedHead.blockNo === 0) return { Put: { TableName, Item, ConditionExpression: isNew } };
  const conditions = ["blockNo = :blockNo", "#hash = :hash"];
  if (expectedQuiet === 0) conditions.push("attribute_not_exists(quiet)");
  else if (expectedQuiet !== undefined) conditions.push("quiet = :quiet");
  const { blockNo, hash } = expectedHead;
  return {
    Put: {
      TableName,
      Item,
      ConditionExpression: conditions.join(" AND "),
      ExpressionAttributeNames: { "#hash": "hash" },
      ExpressionAttributeValues: {
        ":blockNo": blockNo,
        ":hash": hash,
        ...(expectedQuiet ? { ":quiet": expectedQuiet } : {}),
      },
    },
  };
}

function countQuiet(TableName: string, expected: JournalHead): Action {
  return {
    Update: {
      TableName,
      Key: headKey,
      UpdateExpression: "ADD quiet :one",
      ConditionExpression: "blockNo = :blockNo AND #hash = :hash",
      ExpressionAttributeNames: { "#hash": "hash" },
      ExpressionAttributeValues: { ":blockNo": expected.blockNo, ":hash": expected.hash, ":one": 1 },
    },
  };
}

function putBlock(TableName: string, block: JournalBlock): Action {
  const Item = { ...blockItemKey(block.blockNo), ...block, entries: packEntries(block.entries) };
  return { Put: { TableName, Item, ConditionExpression: isNew } };
}

/** An undone loan has no facts. */
function putLoan(TableName: string, { facts, ...loan }: LoanState): Action {
  const Item = { ...loanItemKey(loan), ...loan, facts: facts && factsToTexts(facts) };
  if (loan.version === 1) return { Put: { TableName, Item, ConditionExpression: isNew } };
  return {
    Put: {
      TableName,
      Item,
      ConditionExpression: "version = :before",
      ExpressionAttributeValues: { ":before": loan.version - 1 },
    },
  };
}

const addMeasures = `ADD ${measureNames.map((name) => `#${name} :${name}`).join(", ")}`;
const measureAttributes = Object.fromEntries(measureNames.map((name) => [`#${name}`, name]));

function addTotal(TableName: string, Key: ItemKey, measures: Measures): Action {
  return {
    Update: {
      TableName,
      Key,
      UpdateExpression: addMeasures,
      ExpressionAttributeNames: measureAttributes,
      ExpressionAttributeValues: Object.fromEntries(measureNames.map((name) => [`:${name}`, measures[name]])),
    },
  };
}
