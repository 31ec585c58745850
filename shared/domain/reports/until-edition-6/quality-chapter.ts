import { formatWan } from "#shared/domain/base/money.ts";
import { classificationNames } from "#shared/domain/ledger/classification.ts";
import { type Block, heading, paragraph, type TableBlock } from "../body/block.ts";
import type { ReportDocument } from "../report-document.ts";
import { percentText, shareColumn, wanColumn, wanSum } from "../texts.ts";

/** 四、贷款质量: overdue, non-performing and the five classes, which add up to what is owed. */
export function qualityChapter(report: ReportDocument): Block[] {
  const { overdue, overduePercent, nonPerforming, nonPerformingPercent } = report.quality;
  return [
    heading("四、贷款质量"),
    paragraph(
      `逾期贷款${overdue.loanCount}笔、余额${formatWan(overdue.outstandingFen)}万元，逾期率${percentText(overduePercent)}%；`,
      `不良贷款${nonPerforming.loanCount}笔、余额${formatWan(nonPerforming.outstandingFen)}万元，不良率${percentText(nonPerformingPercent)}%。五级分类如下：`,
    ),
    classesTable(report),
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
