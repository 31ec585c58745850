import { formatWan } from "#shared/domain/base/money.ts";
import { classificationNames } from "#shared/domain/ledger/classification.ts";
import type { ReportDocument } from "../report-document.ts";
import { percentText, shareColumn, wanColumn, wanSum } from "../texts.ts";
import { type Block, heading, paragraph, type TableBlock } from "./block.ts";

/** 四、贷款质量: overdue, non-performing and the five classes, which add up to what is owed, and both by county. */
export function qualityChapter(report: ReportDocument): Block[] {
  const { overdue, overduePercent, nonPerforming, nonPerformingPercent } = report.quality;
  return [
    heading("四、贷款质量"),
    paragraph(
      `逾期贷款${overdue.loanCount}笔、余额${formatWan(overdue.outstandingFen)}万元，逾期率${percentText(overduePercent)}%；`,
      `不良贷款${nonPerforming.loanCount}笔、余额${formatWan(nonPerforming.outstandingFen)}万元，不良率${percentText(nonPerformingPercent)}%。五级分类如下：`,
    ),
    classesTable(report),
    paragraph("分县（市、区）贷款质量如下："),
    countiesTable(report),
  ];
}

function classesTable({ quality: { byClass, unclassified }, outstanding }: ReportDocument): TableBlock {
  const parts = [...byClass, unclassified];
  const amounts = parts.map(({ outstandingFen }) => outstandingFen);
  const owed = wanColumn(amounts);
  const shares = shareColumn(amounts);
  const names = [...byClass.map(({ classification }) => classificationNames[classification]), "未分类"];
  const lines = parts.map(({ loanCount }, index) => [
    names[index] ?? "",
    loanCount,
    owed[index] ?? "",
    shares[index] ?? "",
  ]);
  const sum = [
    "合计",
    parts.reduce((count, { loanCount }) => count + loanCount, 0),
    wanSum(amounts),
    outstanding.outstandingFen === 0n ? "0.00" : "100.00",
  ];
  return {
    kind: "table",
    columns: [{ head: "五级分类", words: true }, { head: "笔数" }, { head: "余额" }, { head: "占比%" }],
    rows: [...lines, sum],
    total: true,
  };
}

function countiesTable({ byCounty, quality, outstanding }: ReportDocument): TableBlock {
  const nothing = { loanCount: 0, outstandingFen: 0n };
  const owed = wanColumn(byCounty.map((line) => line.outstandingFen));
  const overdue = wanColumn(byCounty.map((line) => (line.overdue ?? nothing).outstandingFen));
  const bad = wanColumn(byCounty.map((line) => (line.nonPerforming ?? nothing).outstandingFen));
  const lines = byCounty.map(({ name, overduePercent = 0, nonPerformingPercent = 0 }, index) => [
    { name },
    owed[index] ?? "",
    overdue[index] ?? "",
    percentText(overduePercent),
    bad[index] ?? "",
    percentText(nonPerformingPercent),
  ]);
  const sum = [
    "合计",
    formatWan(outstanding.outstandingFen),
    formatWan(quality.overdue.outstandingFen),
    percentText(quality.overduePercent),
    formatWan(quality.nonPerforming.outstandingFen),
    percentText(quality.nonPerformingPercent),
  ];
  const heads = ["余额", "逾期余额", "逾期率%", "不良余额", "不良率%"].map((head) => ({ head }));
  return {
    kind: "table",
    columns: [{ head: "县（市、区）", words: true }, ...heads],
    rows: [...lines, sum],
    total: true,
  };
}
