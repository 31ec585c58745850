import { type BookCell, type BookSheet, textCell } from "#shared/domain/base/book.ts";
import { dayText, monthText } from "#shared/domain/base/chinese-date.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import { unattributed, unattributedName } from "#shared/domain/ledger/attribution.ts";
import { goalPartOf } from "#shared/domain/programme/goal-split.ts";
import { qualityOf } from "../county-figures.ts";
import type { ReportDocument } from "../report-document.ts";
import { type AssociationLine, type AssociationLines, emptyAssociationLine } from "./annex-figures.ts";
import { countCell, headRow, owedCells, percentCell, titleRows, yuanCell } from "./book-rows.ts";

/** An association with the name of its county. */
export type NamedAssociation = {
  associationId: string;
  name: string;
  countyName: string;
  /** Its part of the goal; absent while it is not confirmed. */
  goalFen?: Fen | undefined;
};

const heads = [
  "农技协",
  "县（市、区）",
  "本月笔数",
  "本月发放（元）",
  "累计笔数",
  "累计发放（元）",
  "余额（元）",
  "逾期余额（元）",
  "逾期率（%）",
  "不良余额（元）",
  "不良率（%）",
  "分解目标（元）",
  "完成（%）",
] as const;

/** Every association with its money, the largest first, those without a loan last; the last line is the programme. */
export function associationsSheet(
  report: ReportDocument,
  associations: readonly NamedAssociation[],
  lines: AssociationLines,
): BookSheet {
  const rows = rowsOf(associations, lines);
  const { thisMonth, cumulative, outstanding, quality, programme, asOf, month } = report;
  const { overdue, nonPerforming } = quality;
  const { outstandingFen } = outstanding;
  const sum = { month: thisMonth, cumulative, outstandingFen, overdue, nonPerforming };
  const goals = rows.reduce((all, { goalFen = 0n }) => all + goalFen, 0n);
  const left = programme.goalFen - goals;
  return {
    name: "分农技协",
    frozenRows: 3,
    columns: [34, 16, 12, 20, 12, 20, 20, 20, 12, 20, 12, 20, 12].map((width) => ({ width })),
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
        ...(left === 0n ? [] : [[textCell("未分到农技协的目标"), ...noCells(10), yuanCell(left)]]),
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

/** The associations with their lines, and those of which nobody knows a name. */
function rowsOf(associations: readonly NamedAssociation[], lines: AssociationLines) {
  const unnamed = [...lines.keys()].filter((id) => !associations.some((one) => one.associationId === id));
  return [
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
      ...(lines.get(associationId) ?? emptyAssociationLine),
    }))
    .sort((a, b) =>
      a.cumulative.disbursedFen === b.cumulative.disbursedFen
        ? textOrder(a.countyName + a.name, b.countyName + b.name)
        : a.cumulative.disbursedFen < b.cumulative.disbursedFen
          ? 1
          : -1,
    );
}

function figureCells(line: AssociationLine): BookCell[] {
  const { month, cumulative, outstandingFen } = line;
  return [
    countCell(month.loanCount),
    yuanCell(month.disbursedFen),
    countCell(cumulative.loanCount),
    yuanCell(cumulative.disbursedFen),
    ...owedCells({ outstandingFen, ...qualityOf(line) }),
  ];
}

function goalCells(goalFen: Fen | undefined, countedFen: Fen): (BookCell | null)[] {
  if (goalFen === undefined) return [null, null];
  return [yuanCell(goalFen), percentCell(goalPartOf(goalFen, countedFen).percentOfGoal)];
}

function noCells(count: number): null[] {
  return Array.from({ length: count }, () => null);
}
