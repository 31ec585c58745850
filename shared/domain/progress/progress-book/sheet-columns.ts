import { type BookCell, type BookColumn, textCell } from "#shared/domain/base/book.ts";
import { largestRemainder } from "#shared/domain/base/largest-remainder.ts";
import type { Fen } from "#shared/domain/base/money.ts";

/** One column of a sheet of figures: its head, its cells, and its sum if it has one. */
export type SheetColumn = {
  head: string;
  column: BookColumn;
  cells: readonly (BookCell | null)[];
  total?: BookCell | undefined;
};

const hundredthWanFen = 10_000n;
const fenPerYuan = 100n;
const figureWidth = 18;

/** A column of texts; `total` names the row of sums. */
export function textColumn(head: string, texts: readonly string[], width = 16, total = ""): SheetColumn {
  return {
    head,
    column: { width },
    cells: texts.map((text) => textCell(text)),
    total: textCell(total, { tone: "head" }),
  };
}

/** A column of whole numbers with their sum, or without one where adding them says nothing. */
export function countColumn(
  head: string,
  counts: readonly (bigint | undefined)[],
  { summed }: { summed: boolean },
): SheetColumn {
  return {
    head,
    column: { width: 10 },
    cells: counts.map((count) => (count === undefined ? null : numberCell(String(count)))),
    total: summed ? numberCell(String(sumOf(counts)), "head") : undefined,
  };
}

/** A column of percentages as they are. */
export function percentColumn(head: string, percents: readonly number[]): SheetColumn {
  return {
    head,
    column: { width: 12, form: "rate" },
    cells: percents.map((percent) => numberCell(percent.toFixed(2))),
  };
}

/** Two columns of the same amounts, in yuan and in 万元 to two decimals; summed, both add up to the last digit. */
export function moneyColumns(
  head: string,
  amounts: readonly (Fen | undefined)[],
  { summed }: { summed: boolean },
): SheetColumn[] {
  const known = amounts.map((fen) => fen ?? 0n);
  const wan =
    summed && known.every((fen) => fen >= 0n) ? largestRemainder(known, hundredthWanFen) : known.map(rounded);
  const totalWan = wan.reduce((sum, part) => sum + part, 0n);
  const column = { width: figureWidth, form: "money" } as const;
  const inYuan = (fen: Fen) => decimal(fen, fenPerYuan);
  return [
    {
      head: `${head}（元）`,
      column,
      cells: amounts.map((fen) => (fen === undefined ? null : numberCell(inYuan(fen)))),
      total: summed ? numberCell(inYuan(sumOf(amounts)), "head") : undefined,
    },
    {
      head: `${head}（万元）`,
      column,
      cells: wan.map((part, index) =>
        amounts[index] === undefined ? null : numberCell(decimal(part, fenPerYuan)),
      ),
      total: summed ? numberCell(decimal(totalWan, fenPerYuan), "head") : undefined,
    },
  ];
}

function numberCell(text: string, tone?: "head"): BookCell {
  return { content: { kind: "number", text }, tone };
}

function sumOf(parts: readonly (bigint | undefined)[]): bigint {
  return parts.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n);
}

/** Hundredths of 万元, rounded half away from zero. */
function rounded(fen: Fen): bigint {
  return fen < 0n ? -rounded(-fen) : (fen * 2n + hundredthWanFen) / (hundredthWanFen * 2n);
}

/** Hundredths as a decimal text with two places. */
function decimal(hundredths: bigint, scale: bigint): string {
  const absolute = hundredths < 0n ? -hundredths : hundredths;
  return `${hundredths < 0n ? "-" : ""}${absolute / scale}.${String(absolute % scale).padStart(2, "0")}`;
}
