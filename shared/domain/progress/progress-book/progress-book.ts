import { type BookCell, type BookRow, type BookSheet, textCell } from "#shared/domain/base/book.ts";
import type { Day } from "#shared/domain/base/day.ts";
import { type Month, monthOf } from "#shared/domain/base/month.ts";
import { percentHundredths } from "#shared/domain/programme/pace.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { Progress } from "../progress.ts";
import type { ClassFigures } from "../quality.ts";
import { type BookPart, bookPartNames } from "./book-parts.ts";
import { countColumn, moneyColumns, percentColumn, type SheetColumn, textColumn } from "./sheet-columns.ts";

/** What the workbook is made from: the progress of a day, and what is owed in each class of quality. */
export type ProgressBookFacts = {
  programme: Pick<Programme, "name" | "firstOn" | "lastOn">;
  progress: Progress;
  classes: ClassFigures;
};

const summed = { summed: true } as const;
const unsummed = { summed: false } as const;
const nameWidth = 22;

/** The figures behind the charts as a workbook, one sheet for each part that is asked for. */
export function progressBook(facts: ProgressBookFacts, parts: readonly BookPart[]): BookSheet[] {
  return parts.map((part) => sheetOf(part, facts, columnsOf[part](facts)));
}

const columnsOf: Record<BookPart, (facts: ProgressBookFacts) => SheetColumn[]> = {
  goal: goalColumns,
  counties: ({ progress: { byCounty } }) => {
    const ranked = byCounty.toSorted((a, b) => rankOrLast(a) - rankOrLast(b));
    return [
      countColumn(
        "名次",
        ranked.map(({ rank }) => bigOf(rank)),
        unsummed,
      ),
      countColumn(
        "上月名次",
        ranked.map(({ rankBefore }) => bigOf(rankBefore)),
        unsummed,
      ),
      textColumn(
        "县（市、区）",
        ranked.map(({ name }) => name),
        nameWidth,
        "合计",
      ),
      countColumn(
        "笔数",
        ranked.map(({ loanCount }) => loanCount),
        summed,
      ),
      ...moneyColumns(
        "累计发放",
        ranked.map(({ disbursedFen }) => disbursedFen),
        summed,
      ),
      ...moneyColumns(
        "本月发放",
        ranked.map(({ monthFen }) => monthFen),
        summed,
      ),
      ...moneyColumns(
        "余额",
        ranked.map(({ outstandingFen }) => outstandingFen),
        summed,
      ),
    ];
  },
  months: ({ progress: { byMonth } }) => [
    textColumn(
      "放款月份",
      byMonth.map(({ month }) => month),
      nameWidth,
      "合计",
    ),
    countColumn(
      "笔数",
      byMonth.map(({ loanCount }) => loanCount),
      summed,
    ),
    ...moneyColumns(
      "发放",
      byMonth.map(({ disbursedFen }) => disbursedFen),
      summed,
    ),
    ...moneyColumns(
      "累计",
      byMonth.map(({ cumulativeFen }) => cumulativeFen),
      unsummed,
    ),
  ],
  types: ({ progress: { byBorrowerType } }) => [
    textColumn(
      "客户类型",
      byBorrowerType.map(({ name }) => name),
      nameWidth,
      "合计",
    ),
    countColumn(
      "笔数",
      byBorrowerType.map(({ loanCount }) => loanCount),
      summed,
    ),
    ...moneyColumns(
      "累计发放",
      byBorrowerType.map(({ disbursedFen }) => disbursedFen),
      summed,
    ),
    ...moneyColumns(
      "余额",
      byBorrowerType.map(({ outstandingFen }) => outstandingFen),
      summed,
    ),
  ],
  quality: ({ classes }) => [
    textColumn(
      "五级分类",
      classes.map(({ name }) => name),
      nameWidth,
      "合计",
    ),
    countColumn(
      "笔数",
      classes.map(({ loanCount }) => BigInt(loanCount)),
      summed,
    ),
    ...moneyColumns(
      "余额",
      classes.map(({ outstandingFen }) => outstandingFen),
      summed,
    ),
  ],
};

/** Month by month what was lent within the window, what was planned, and what is expected. */
function goalColumns({ programme, progress }: ProgressBookFacts): SheetColumn[] {
  const { plan, byMonth, forecast, goalFen } = progress;
  const actual = actualFen(programme, byMonth);
  const planned = new Map(plan.map(({ month, planFen }) => [month, planFen]));
  const expected = new Map(
    (forecast.state === "ready" ? forecast.months : []).map((month) => [month.month, month]),
  );
  const months = [...new Set([...actual.keys(), ...planned.keys(), ...expected.keys()])].sort();
  const known = months.map((month) => actual.get(month));
  return [
    textColumn("月末", months, nameWidth),
    ...moneyColumns("累计发放", known, unsummed),
    percentColumn(
      "占目标（%）",
      known.map((fen) => percentOf(fen ?? 0n, goalFen)),
    ),
    ...moneyColumns(
      "计划累计",
      months.map((month) => planned.get(month)),
      unsummed,
    ),
    ...moneyColumns(
      "预测下限",
      months.map((month) => expected.get(month)?.lowFen),
      unsummed,
    ),
    ...moneyColumns(
      "预测",
      months.map((month) => expected.get(month)?.midFen),
      unsummed,
    ),
    ...moneyColumns(
      "预测上限",
      months.map((month) => expected.get(month)?.highFen),
      unsummed,
    ),
  ];
}

/** The cumulative amounts without what was lent before the window. */
function actualFen({ firstOn, lastOn }: { firstOn: Day; lastOn: Day }, byMonth: Progress["byMonth"]) {
  const [first, last] = [monthOf(firstOn), monthOf(lastOn)];
  const beforeFen = byMonth.filter(({ month }) => month < first).at(-1)?.cumulativeFen ?? 0n;
  return new Map<Month, bigint>(
    byMonth
      .filter(({ month }) => month >= first && month <= last)
      .map(({ month, cumulativeFen }) => [month, cumulativeFen - beforeFen]),
  );
}

function sheetOf(
  part: BookPart,
  { programme, progress }: ProgressBookFacts,
  columns: SheetColumn[],
): BookSheet {
  const name = bookPartNames[part];
  const lines: (BookCell | null)[][] = [
    [textCell(`${programme.name}：${name}（截至 ${progress.asOf}）`)],
    columns.map(({ head }) => textCell(head, { tone: "head" })),
    ...rowsOf(columns),
  ];
  if (columns.some(({ total }) => total?.content?.kind === "number")) {
    lines.push(columns.map(({ total }) => total ?? null));
  }
  return {
    name,
    frozenRows: 2,
    columns: columns.map(({ column }) => column),
    rows: lines.map((cells, index): BookRow => ({ row: index + 1, cells })),
  };
}

function rowsOf(columns: readonly SheetColumn[]): (BookCell | null)[][] {
  const count = Math.max(0, ...columns.map(({ cells }) => cells.length));
  return Array.from({ length: count }, (_, index) => columns.map(({ cells }) => cells[index] ?? null));
}

function rankOrLast({ rank }: { rank: number | null }): number {
  return rank ?? Number.MAX_SAFE_INTEGER;
}

function bigOf(rank: number | null): bigint | undefined {
  return rank === null ? undefined : BigInt(rank);
}

function percentOf(fen: bigint, goalFen: bigint): number {
  return Number(percentHundredths(fen, goalFen)) / 100;
}
