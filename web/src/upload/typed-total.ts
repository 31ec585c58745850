import { parseFen } from "#shared/domain/base/money.ts";

/** How many loans the liaison expects of a file, and what they come to, where they said so. */
export type TypedTotal = { count?: number; amountFen?: number } | undefined;

/** What was typed in of a file: a count and an amount in yuan; what cannot be read as such says nothing. */
export function typedTotalOf(countText: string, amountText: string): TypedTotal {
  const count = /^\d{1,9}$/.test(countText.trim()) ? Number(countText) : undefined;
  const parsed = amountText.trim() === "" ? undefined : parseFen(amountText, "yuan");
  const amountFen = parsed !== undefined && "fen" in parsed ? Number(parsed.fen) : undefined;
  if (count === undefined && amountFen === undefined) return undefined;
  return { ...(count === undefined ? {} : { count }), ...(amountFen === undefined ? {} : { amountFen }) };
}
