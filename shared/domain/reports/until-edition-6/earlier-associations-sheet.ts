import { type BookCell, type BookSheet, textCell } from "#shared/domain/base/book.ts";
import { dayText, monthText } from "#shared/domain/base/chinese-date.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import { unattributed, unattributedName } from "#shared/domain/ledger/attribution.ts";
import { goalPartOf } from "#shared/domain/programme/goal-split.ts";
import type { AssociationLine, AssociationLines } from "../annex/annex-figures.ts";
import type { NamedAssociation } from "../annex/associations-sheet.ts";
import { countCell, headRow, titleRows, yuanCell } from "../annex/book-rows.ts";
import type { ReportDocument } from "../report-document.ts";
import { percentText } from "../texts.ts";

const heads = [
  "农技协",
  "县（市、区）",
  "本月笔数",
  "本月发放（元）",
  "累计笔数",
  "累计发放（元）",
  "余额（元）",
  "分解目标（元）",
  "完成（%）",
] as const;
type EarlierLine = Pick<AssociationLine, "month" | "cumulative" | "outstandingFen">;
const nothing: EarlierLine = {
  month: { loanCount: 0, disbursedFen: 0n },
  cumulative: { loanCount: 0, disbursedFen: 0n },
  outstandingFen: 0n,
};

/** 分农技协 of the editions up to the sixth. */
export function earlierAssociationsSheet(
  report: ReportDocument,
  associations: readonly NamedAssociation[],
  lines: AssociationLines,
): BookSheet {
  const unnamed = [...lines.keys()].filter((id) => !associations.some((one) => one.associationId === id));
  const rows = [
    ...associations,
    ...unnamed.map((associationId) => ({
      associationId,
      name: associationId === unattributed ? unattributedName : associationId,
      countyName: "",
      goalFen: undefined,
    })),
  ]
    .map(({ associationId, name, countyName, goalFen }) => ({
      name,
      countyName,
      goalFen,
      ...(lines.get(associationId) ?? nothing),
    }))
    .sort((a, b) =>
      a.cumulative.disbursedFen === b.cumulative.disbursedFen
        ? textOrder(a.countyName + a.name, b.countyName + b.name)
        : a.cumulative.disbursedFen < b.cumulative.disbursedFen
          ? 1
          : -1,
    );
  const { thisMonth, cumulative, outstanding, programme, asOf, month } = report;
  const sum = { month: thisMonth, cumulative, outstandingFen: outstanding.outstandingFen };
  const goals = rows.reduce((all, { goalFen = 0n }) => all + goalFen, 0n);
  const left = programme.goalFen - goals;
  return {
    name: "分农技协",
    frozenRows: 3,
    columns: [34, 16, 12, 20, 12, 20, 20, 20, 12].map((width) => ({ width })),
    rows: [
      ...titleRows(
        `${programme.name}分农技协进展（${monthText(month)}）`,
        `截至${dayText(asOf)}；单位：元、笔`,
      ),
      headRow(3, heads),
      ...[
        ...rows.map((line) => [
          textCell(line.name),
          textCell(line.countyName),
          ...figureCells(line),
          ...goalCells(line.goalFen, line.cumulative.disbursedFen),
        ]),
        ...(left === 0n ? [] : [[textCell("未分到农技协的目标"), ...noCells(6), yuanCell(left)]]),
        [
          textCell("合计", { tone: "unchanged" }),
          textCell("", { tone: "unchanged" }),
          ...figureCells(sum),
          ...goalCells(programme.goalFen, cumulative.disbursedFen),
        ],
      ].map((cells, index) => ({ row: index + 4, cells })),
    ],
  };
}

function figureCells({ month, cumulative, outstandingFen }: EarlierLine): BookCell[] {
  return [
    countCell(month.loanCount),
    yuanCell(month.disbursedFen),
    countCell(cumulative.loanCount),
    yuanCell(cumulative.disbursedFen),
    yuanCell(outstandingFen),
  ];
}

function goalCells(goalFen: Fen | undefined, countedFen: Fen): (BookCell | null)[] {
  if (goalFen === undefined) return [null, null];
  return [yuanCell(goalFen), textCell(percentText(goalPartOf(goalFen, countedFen).percentOfGoal))];
}

function noCells(count: number): null[] {
  return Array.from({ length: count }, () => null);
}
