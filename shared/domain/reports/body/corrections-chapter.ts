import { monthText } from "#shared/domain/base/chinese-date.ts";
import { formatYuan } from "#shared/domain/base/money.ts";
import { causeText } from "../correction-causes.ts";
import type { ReportDocument } from "../report-document.ts";
import { type Block, paragraph } from "./block.ts";

/** What earlier reports said otherwise than is known now, with before, after and cause. */
export function correctionsChapter({ month, revision, comparedWith, corrections }: ReportDocument): Block[] {
  if (comparedWith === null) return [paragraph("本期是第一期，没有更正。")];
  const isOwn = comparedWith === month;
  const compared = isOwn ? `第${revision - 1}版` : monthText(comparedWith);
  if (corrections === null) return [paragraph(`${compared}通报的存档缺失或被改动，无法列出更正。`)];
  if (corrections.length === 0)
    return [paragraph(`与${compared}通报相比，${isOwn ? "各月" : "以前各月"}的数据没有变化。`)];
  const heads = ["原报笔数", "原报发放（元）", "现为笔数", "现为发放（元）"].map((head) => ({ head }));
  return [
    paragraph(`与${compared}通报相比，以下月份的发放数据有变化，本期按更正后的数据计算：`),
    {
      kind: "table",
      columns: [{ head: "月份", words: true }, ...heads, { head: "原因", words: true }],
      rows: corrections.map(({ month, before, after, causes }) => [
        monthText(month),
        before.loanCount,
        formatYuan(before.disbursedFen),
        after.loanCount,
        formatYuan(after.disbursedFen),
        { name: causes.map(causeText).join("；") || "—" },
      ]),
      total: false,
    },
  ];
}
