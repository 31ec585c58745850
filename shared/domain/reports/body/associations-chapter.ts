import type { CoverageCounts } from "#shared/domain/associations/member-coverage.ts";
import type { ReportCoverage, ReportDocument } from "../report-document.ts";
import { percentText } from "../texts.ts";
import { type Block, heading, paragraph, type Run, type TableColumn } from "./block.ts";

/** How many names the letter lists; more are in the annex alone, so that it keeps to five pages. */
const namesListedMax = 20;

/** 三、农技协参与情况: how many take part, and the names of those that do not yet. */
export function associationsChapter({ associations, counties, coverage }: ReportDocument): Block[] {
  const { total, covered, coveredThisMonth, unconfirmed, withoutLoan, withoutLoanCount } = associations;
  const names = new Map(counties.map(({ code, name }) => [code, name]));
  const isListed = withoutLoanCount <= namesListedMax;
  return [
    heading("三、农技协参与情况"),
    paragraph(
      `登记的农技协${total}个，合作期内累计有${covered}个发生贷款，本月有${coveredThisMonth}个。`,
      unconfirmed > 0 ? `其中${unconfirmed}个由银行报表带入，尚待科协确认。` : "",
      withoutLoanCount > 0
        ? `尚未发生贷款的${withoutLoanCount}个${isListed ? "：" : "，名单见附件“分农技协”表。"}`
        : "",
    ),
    ...[...Map.groupBy(isListed ? withoutLoan : [], ({ countyCode }) => countyCode)].map(([code, list]) =>
      paragraph({ name: names.get(code) ?? code }, "：", ...listed(list), "。"),
    ),
    ...(coverage === undefined || coverage.programme.members === 0 ? [] : membersBlocks(coverage, names)),
  ];
}

const memberColumns: readonly TableColumn[] = [
  { head: "县（市、区）", words: true },
  { head: "会员" },
  { head: "有过贷款" },
  { head: "建档立卡" },
  { head: "其中有过贷款" },
];

/** How many members the loans reach, and by county. */
function membersBlocks({ programme, byCounty }: ReportCoverage, names: ReadonlyMap<string, string>): Block[] {
  const { members, membersWithLoan } = programme;
  const share = percentText((membersWithLoan * 100) / members);
  return [
    paragraph(`会员名册共有会员${members}名，累计有${membersWithLoan}名发生贷款，占${share}%。`),
    {
      kind: "table",
      columns: memberColumns,
      rows: [
        ...byCounty.map(({ code, ...counts }) => [{ name: names.get(code) ?? code }, ...figures(counts)]),
        ["合计（按人去重）", ...figures(programme)],
      ],
      total: true,
    },
  ];
}

function figures({ members, membersWithLoan, poorMembers, poorMembersWithLoan }: CoverageCounts): number[] {
  return [members, membersWithLoan, poorMembers, poorMembersWithLoan];
}

function listed(associations: readonly { name: string }[]): Run[] {
  return associations.flatMap(({ name }, index) => (index === 0 ? [{ name }] : ["、", { name }]));
}
