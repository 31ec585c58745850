import { columnHeaders } from "./column-headers.ts";
import { type ColumnField, columnFields } from "./columns.ts";
import type { HeaderWord } from "./header-word.ts";

/** What a header means alone: the field, and the rank of its word among the words for that field. */
export type HeaderMeaning = { field: ColumnField; rank: WordRank };
export const wordRanks = ["first", "second", "third"] as const;
export type WordRank = (typeof wordRanks)[number];

const meanings = new Map<string, HeaderMeaning>();
for (const field of columnFields) {
  for (const rank of wordRanks) {
    for (const word of columnHeaders[field][rank] ?? []) meanings.set(word, { field, rank });
  }
}

/** What a header means, or `undefined` for one that no synonym knows; with its brackets before without them. */
export function meaningOf({ word, whole }: HeaderWord): HeaderMeaning | undefined {
  return (whole === undefined ? undefined : meanings.get(whole)) ?? meanings.get(word);
}

/** Columns that make a table one of payments to and fro: its running number numbers these, and no loan. */
const trades =
  /^交易(?:类型|类别|种类|性质|码|代码|名称|摘要|方向)$|^(?:发放|放款)[/或]?(?:回收|收回|还款)(?:标志|标识|类型)?$|^收放标志$|^借贷(?:标志|方向|标识)$/;

const flows = /(?:发放|放款|投放)[/或、及和](?:回收|收回|还款|归还)/;

/** Tells whether a column with this header says of each row whether money was paid out or back. */
export function tellsTrades({ word }: HeaderWord): boolean {
  return trades.test(word);
}

/** Tells whether a header names what is either paid out or paid back: 发放/回收日期. */
export function tellsFlows({ word }: HeaderWord): boolean {
  return flows.test(word);
}

/** Tells whether a header names the running number of what a row records, which is the loan's only where each row is a loan. */
export function numbersTrades({ word }: HeaderWord): boolean {
  return word === "借据流水号";
}
