import type { ReportDocument } from "../report-document.ts";
import { type Block, heading, paragraph, type Run } from "./block.ts";

/** 三、农技协参与情况: how many take part, and the names of those that do not yet. */
export function associationsChapter({ associations, counties }: ReportDocument): Block[] {
  const { total, covered, coveredThisMonth, unconfirmed, withoutLoan, withoutLoanCount } = associations;
  const names = new Map(counties.map(({ code, name }) => [code, name]));
  const more = withoutLoanCount - withoutLoan.length;
  return [
    heading("三、农技协参与情况"),
    paragraph(
      `登记的农技协${total}个，合作期内累计有${covered}个发生贷款，本月有${coveredThisMonth}个。`,
      unconfirmed > 0 ? `其中${unconfirmed}个由银行报表带入，尚待科协确认。` : "",
      withoutLoanCount > 0 ? `尚未发生贷款的${withoutLoanCount}个：` : "",
    ),
    ...[...Map.groupBy(withoutLoan, ({ countyCode }) => countyCode)].map(([code, list]) =>
      paragraph({ name: names.get(code) ?? code }, "：", ...listed(list), "。"),
    ),
    ...(more > 0 ? [paragraph(`另有${more}个未列出。`)] : []),
  ];
}

function listed(associations: readonly { name: string }[]): Run[] {
  return associations.flatMap(({ name }, index) => (index === 0 ? [{ name }] : ["、", { name }]));
}
