import { type Fen, formatWan } from "#shared/domain/base/money.ts";
import type { SplitBasis } from "#shared/domain/programme/goal-split.ts";
import type { ReportDocument } from "../report-document.ts";
import { percentText, shareColumn, wanColumn } from "../texts.ts";
import { type Block, heading, type TableBlock, type TableColumn } from "./block.ts";
import { hasGoalPicture } from "./overall-chapter.ts";

const columns: readonly TableColumn[] = [
  { head: "县（市、区）", words: true },
  { head: ["本月", "笔数"] },
  { head: ["本月", "发放"] },
  { head: ["累计", "笔数"] },
  { head: ["累计", "户数"] },
  { head: ["累计", "发放"] },
  { head: ["占比", "%"] },
  { head: "余额" },
];
const goalColumns: readonly TableColumn[] = [
  { head: "县（市、区）", words: true },
  { head: "分解目标" },
  { head: "累计发放" },
  { head: "完成 %" },
  { head: "位次" },
  { head: "上月位次" },
];
const householdsNote =
  "户数按证件去重：同一户在几个县（市、区）或以几种类型贷款的，合计只计一户。位次按完成%排列，相同的位次相同；没有发放或没有分解目标的不排。";
const unrankedNote = "数据尚未报齐，本期不排位次。";
const splitNotes: Record<SplitBasis, string> = {
  associations: "分解目标按各县（市、区）在册农技协数把总目标分到县，以万元为单位，合计等于总目标。",
  evenly: "农技协名单还没有设定，分解目标按县（市、区）平均分，以万元为单位，合计等于总目标。",
  weights: "分解目标按设定的权重把总目标分到县，以万元为单位，合计等于总目标。",
};

/** 二、分县（市、区）进展: the tables that add up to the programme, of money and of the goal's parts with ranks. */
export function countiesChapter(report: ReportDocument): Block[] {
  return [
    heading("二、分县（市、区）进展"),
    countiesTable(report),
    goalsTable(report),
    {
      kind: "note",
      text: householdsNote + splitNotes[report.goalSplitBy] + (report.withholds ? unrankedNote : ""),
    },
    countiesPicture(report),
  ];
}

function countiesPicture(report: ReportDocument): Block {
  return {
    kind: "picture",
    key: "counties",
    caption: `图${hasGoalPicture(report) ? 2 : 1}　各县（市、区）累计发放`,
    words: report.byCounty
      .map(({ name, cumulative }) => `${name}${formatWan(cumulative.disbursedFen)}万元`)
      .join("，"),
  };
}

function countiesTable({ byCounty, thisMonth, cumulative, outstanding }: ReportDocument): TableBlock {
  const month = wanColumn(byCounty.map((line) => line.month.disbursedFen));
  const all = wanColumn(byCounty.map((line) => line.cumulative.disbursedFen));
  const shares = shareColumn(byCounty.map((line) => line.cumulative.disbursedFen));
  const owed = wanColumn(byCounty.map((line) => line.outstandingFen));
  const lines = byCounty.map((line, index) => [
    { name: line.name },
    line.month.loanCount,
    month[index] ?? "",
    line.cumulative.loanCount,
    line.cumulative.households,
    all[index] ?? "",
    shares[index] ?? "",
    owed[index] ?? "",
  ]);
  const sum = [
    "合计",
    thisMonth.loanCount,
    formatWan(thisMonth.disbursedFen),
    cumulative.loanCount,
    cumulative.households,
    formatWan(cumulative.disbursedFen),
    cumulative.disbursedFen === 0n ? "0.00" : "100.00",
    formatWan(outstanding.outstandingFen),
  ];
  return { kind: "table", columns, rows: [...lines, sum], total: true };
}

function goalsTable({ byCounty, cumulative, programme, pace, withholds }: ReportDocument): TableBlock {
  const all = wanColumn(byCounty.map((line) => line.cumulative.disbursedFen));
  const lines = byCounty.map(({ name, goalFen, percentOfGoal, rank, rankBefore }, index) => [
    { name },
    goalFen === null || goalFen === 0n ? "—" : goalText(goalFen),
    all[index] ?? "",
    percentOfGoal === null || goalFen === 0n ? "—" : percentText(percentOfGoal),
    withholds ? "—" : (rank ?? "—"),
    withholds ? "—" : (rankBefore ?? "—"),
  ]);
  const sum = [
    "合计",
    goalText(programme.goalFen),
    formatWan(cumulative.disbursedFen),
    percentText(pace.percentOfGoal),
    "",
    "",
  ];
  return { kind: "table", columns: goalColumns, rows: [...lines, sum], total: true };
}

/** A goal in 万元, without decimals where it is whole. */
function goalText(fen: Fen): string {
  return formatWan(fen).replace(/\.00$/, "");
}
