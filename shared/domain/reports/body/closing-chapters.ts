import { dayText } from "#shared/domain/base/chinese-date.ts";
import { formatWan } from "#shared/domain/base/money.ts";
import type { ReportDocument } from "../report-document.ts";
import { percentText } from "../texts.ts";
import { type Block, heading, paragraph } from "./block.ts";

/** 五、扶贫情况: loans to registered poor households. */
export function poorChapter({
  poor: { month, cumulative, percentOfDisbursed },
  coverage,
}: ReportDocument): Block[] {
  const { households = 0, householdsWithLoan = 0, listOn } = coverage?.poor ?? {};
  return [
    heading("五、扶贫情况"),
    paragraph(
      month.loanCount === 0
        ? "本月没有向建档立卡户发放贷款；"
        : `本月向建档立卡户发放贷款${month.loanCount}笔、${formatWan(month.disbursedFen)}万元；`,
      `累计${cumulative.loanCount}笔、${cumulative.households}户、${formatWan(cumulative.disbursedFen)}万元，占累计发放的${percentText(percentOfDisbursed)}%。`,
    ),
    ...(listOn === undefined
      ? []
      : [
          paragraph(
            `${dayText(listOn)}的建档立卡名单共${households}户，累计有${householdsWithLoan}户发生贷款。`,
          ),
        ]),
  ];
}

/** 六、存在的问题与建议: the sentences that rules have made. */
export function remarksChapter({ remarks }: ReportDocument): Block[] {
  return [
    heading("六、存在的问题与建议"),
    ...remarks.map((remark, index) => paragraph(`${index + 1}.`, remark)),
  ];
}
