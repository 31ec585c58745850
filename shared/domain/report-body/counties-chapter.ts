import type { SplitBasis } from "../goal-split.ts";
import { type Fen, formatWan } from "../money.ts";
import type { ReportDocument } from "../report/report-document.ts";
import { percentText, wanColumn } from "../report/texts.ts";
import { type Block, heading, type TableBlock, type TableColumn } from "./block.ts";

const columns: readonly TableColumn[] = [
  { head: "县（市、区）", words: true },
  { head: ["本月", "笔数"] },
  { head: ["本月", "发放"] },
  { head: ["累计", "笔数"] },
  { head: ["累计", "户数"] },
  { head: ["累计", "发放"] },
  { head: ["分解", "目标"] },
  { head: ["完成", "%"] },
  { head: "余额" },
  { head: "位次" },
  { head: ["上月", "位次"] },
];
const note =
  "位次按累计发放额排列。户数按证件去重：同一户在几个县（市、区）或以几种类型贷款的，合计只计一户。";

const splitNotes: Record<SplitBasis, string> = {
  associations: "分解目标按各县（市、区）在册农技协数把总目标分到县，以万元为单位，合计等于总目标。",
  weights: "分解目标按设定的权重把总目标分到县，以万元为单位，合计等于总目标。",
};

/** A goal in 万元, without decimals where it is whole. */
function goalText(fen: Fen): string {
  return formatWan(fen).replace(/\.00$/, "");
}

/** 二、分县（市、区）进展: the table that adds up to the programme, with ranks. */
export function countiesChapter(report: ReportDocument): Block[] {
  return [
    heading("二、分县（市、区）进展"),
    countiesTable(report),
    { kind: "note", text: note + splitNotes[report.goalSplitBy] },
    countiesPicture(report),
  ];
}

function countiesPicture({ byCounty }: ReportDocument): Block {
  return {
    kind: "picture",
    key: "counties",
    caption: "图2　各县（市、区）累计发放",
    words: byCounty
      .map(({ name, cumulative }) => `${name}${formatWan(cumulative.disbursedFen)}万元`)
      .join("，"),
  };
}

function countiesTable(report: ReportDocument): TableBlock {
  const { byCounty, thisMonth, cumulative, outstanding, programme, pace } = report;
  const month = wanColumn(byCounty.map((line) => line.month.disbursedFen));
  const all = wanColumn(byCounty.map((line) => line.cumulative.disbursedFen));
  const owed = wanColumn(byCounty.map((line) => line.outstandingFen));
  const lines = byCounty.map((line, index) => [
    { name: line.name },
    line.month.loanCount,
    month[index] ?? "",
    line.cumulative.loanCount,
    line.cumulative.households,
    all[index] ?? "",
    line.goalFen === null ? "—" : goalText(line.goalFen),
    line.percentOfGoal === null ? "—" : percentText(line.percentOfGoal),
    owed[index] ?? "",
    line.rank ?? "—",
    line.rankBefore ?? "—",
  ]);
  const sum = [
    "合计",
    thisMonth.loanCount,
    formatWan(thisMonth.disbursedFen),
    cumulative.loanCount,
    cumulative.households,
    formatWan(cumulative.disbursedFen),
    goalText(programme.goalFen),
    percentText(pace.percentOfGoal),
    formatWan(outstanding.outstandingFen),
    "",
    "",
  ];
  return { kind: "table", columns, rows: [...lines, sum], total: true };
}
