import { type BookCell, type BookSheet, textCell } from "../book.ts";
import type { ReportDocument } from "../report/report-document.ts";
import { dayText, monthText } from "../report/texts.ts";
import type { AssociationLine, AssociationLines } from "./annex-figures.ts";
import { countCell, headRow, titleRows, yuanCell } from "./book-rows.ts";

/** An association with the name of its county. */
export type NamedAssociation = { associationId: string; name: string; countyName: string };

const heads = [
  "农技协",
  "县（市、区）",
  "本月笔数",
  "本月发放（元）",
  "累计笔数",
  "累计发放（元）",
  "余额（元）",
] as const;
const nothing: AssociationLine = {
  month: { loanCount: 0, disbursedFen: 0n },
  cumulative: { loanCount: 0, disbursedFen: 0n },
  outstandingFen: 0n,
};

/** Every association with its money, the largest first, those without a loan behind; the last line is the programme. */
export function associationsSheet(
  report: ReportDocument,
  associations: readonly NamedAssociation[],
  lines: AssociationLines,
): BookSheet {
  const unnamed = [...lines.keys()].filter((id) => !associations.some((one) => one.associationId === id));
  const rows = [
    ...associations,
    ...unnamed.map((associationId) => ({ associationId, name: associationId, countyName: "" })),
  ]
    .map(({ associationId, name, countyName }) => ({
      name,
      countyName,
      ...(lines.get(associationId) ?? nothing),
    }))
    .sort((a, b) =>
      a.cumulative.disbursedFen === b.cumulative.disbursedFen
        ? compare(a.countyName + a.name, b.countyName + b.name)
        : a.cumulative.disbursedFen < b.cumulative.disbursedFen
          ? 1
          : -1,
    );
  const { thisMonth, cumulative, outstanding, programme, asOf, month } = report;
  const sum = { month: thisMonth, cumulative, outstandingFen: outstanding.outstandingFen };
  return {
    name: "分农技协",
    frozenRows: 3,
    columns: [34, 16, 12, 20, 12, 20, 20].map((width) => ({ width })),
    rows: [
      ...titleRows(
        `${programme.name}分农技协进展（${monthText(month)}）`,
        `截至${dayText(asOf)}；单位：元、笔`,
      ),
      headRow(3, heads),
      ...[
        ...rows.map((line) => [textCell(line.name), textCell(line.countyName), ...figureCells(line)]),
        [textCell("合计", { tone: "unchanged" }), textCell("", { tone: "unchanged" }), ...figureCells(sum)],
      ].map((cells, index) => ({ row: index + 4, cells })),
    ],
  };
}

function figureCells({ month, cumulative, outstandingFen }: AssociationLine): BookCell[] {
  return [
    countCell(month.loanCount),
    yuanCell(month.disbursedFen),
    countCell(cumulative.loanCount),
    yuanCell(cumulative.disbursedFen),
    yuanCell(outstandingFen),
  ];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
