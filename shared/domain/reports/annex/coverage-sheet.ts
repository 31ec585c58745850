import type { CoverageCounts } from "#shared/domain/associations/member-coverage.ts";
import { type BookSheet, textCell } from "#shared/domain/base/book.ts";
import { dayText, monthText } from "#shared/domain/base/chinese-date.ts";
import type { ReportDocument } from "../report-document.ts";
import type { NamedAssociation } from "./associations-sheet.ts";
import { countCell, headRow, titleRows } from "./book-rows.ts";

const heads = ["农技协", "县（市、区）", "会员", "有过贷款", "建档立卡", "其中有过贷款"] as const;
const nobody: CoverageCounts = { members: 0, membersWithLoan: 0, poorMembers: 0, poorMembersWithLoan: 0 };

/** Whom the loans reach, association by association; the last line counts a member of two associations once. */
export function coverageSheet(
  { programme, coverage, asOf, month }: ReportDocument,
  associations: readonly NamedAssociation[],
  counts: ReadonlyMap<string, CoverageCounts>,
): BookSheet {
  const lines = associations.map(({ associationId, name, countyName }) => [
    textCell(name),
    textCell(countyName),
    ...countCells(counts.get(associationId) ?? nobody),
  ]);
  const all = [
    ...lines,
    [
      textCell("合计（按人去重）", { tone: "unchanged" }),
      textCell(""),
      ...countCells(coverage?.programme ?? nobody),
    ],
  ];
  return {
    name: "会员覆盖",
    frozenRows: 3,
    columns: [34, 16, 12, 12, 12, 14].map((width) => ({ width })),
    rows: [
      ...titleRows(`${programme.name}会员覆盖（${monthText(month)}）`, `截至${dayText(asOf)}；单位：人、户`),
      headRow(3, heads),
      ...all.map((cells, index) => ({ row: index + 4, cells })),
    ],
  };
}

function countCells({ members, membersWithLoan, poorMembers, poorMembersWithLoan }: CoverageCounts) {
  return [members, membersWithLoan, poorMembers, poorMembersWithLoan].map(countCell);
}
