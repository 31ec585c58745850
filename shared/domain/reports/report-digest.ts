import { dayText, monthText } from "#shared/domain/base/chinese-date.ts";
import { formatWan } from "#shared/domain/base/money.ts";
import { monthOf } from "#shared/domain/base/month.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { awaitedSentence } from "./awaited-data.ts";
import { blockHtml } from "./block-html.ts";
import { type Block, heading, paragraph } from "./body/block.ts";
import type { CountyFigures } from "./figures.ts";
import type { FrozenReport } from "./frozen-report.ts";
import { htmlPage } from "./html-page.ts";
import { escapeHtml } from "./html-text.ts";
import type { ReportPictures } from "./report-pictures.ts";
import { reportStyle } from "./report-style.ts";
import { revisionText, setAmountText } from "./texts.ts";

/** On how many borrowers of others a line of a digest rests at least. */
export const othersMin = 3;

/** The different borrowers of one association behind a report: of its month, of all that counts, and by county. */
export type OwnBorrowers = {
  month: Set<string>;
  counted: Set<string>;
  byCounty: Map<string, Set<string>>;
};

/** Adds a loan of an association to its borrowers behind a report. */
export function addOwnBorrower(own: OwnBorrowers, { asOf, programme }: FrozenReport, facts: LoanFacts): void {
  const { disbursedOn, borrowerIdHash, borrowerName } = facts;
  const borrower = borrowerIdHash ?? borrowerName;
  if (borrower === undefined || asOf === undefined || disbursedOn > asOf) return;
  if (monthOf(disbursedOn) === monthOf(asOf)) own.month.add(borrower);
  if (disbursedOn < (programme?.firstOn ?? "") || disbursedOn > (programme?.lastOn ?? "9999")) return;
  own.counted.add(borrower);
  const { countyCode } = groupsOf(facts);
  own.byCounty.set(countyCode, (own.byCounty.get(countyCode) ?? new Set()).add(borrower));
}

/**
 * What an association may read of a report: no line rests on fewer than `othersMin` borrowers of others, and none can be
 * worked out from other months: all that counts is told as whole percents, since its growth over two reports, less what
 * the months between tell, would be the lending of a month that is left out. `undefined` where the report's edition lacks
 * what that takes.
 */
export function reportDigest(report: FrozenReport, own: OwnBorrowers): string | undefined {
  const { programme, month, asOf, thisMonth, cumulative, pace, byCounty, revision = 1 } = report;
  if (programme === undefined || month === undefined || asOf === undefined || byCounty === undefined)
    return undefined;
  if (thisMonth === undefined || cumulative === undefined || pace === undefined) return undefined;
  const title = `${programme.name}${monthText(month)}工作情况（农技协阅读版）${revisionText(revision)}`;
  const isMonthTold = isTold(thisMonth.households, own.month);
  const awaited = report.awaited ?? [];
  const goal = setAmountText(programme.goalFen);
  const blocks: Block[] = [
    ...(awaited.length > 0 ? [paragraph(awaitedSentence(awaited, asOf, report.withholds))] : []),
    paragraph(
      `现将截至${dayText(asOf)}的进展摘要如下。其他客户不足${othersMin}户的数据不列，累计和县（市、区）只列完成比例。`,
    ),
    paragraph(
      isMonthTold
        ? `${monthText(month)}发放贷款${thisMonth.loanCount}笔、${thisMonth.households}户、${formatWan(thisMonth.disbursedFen)}万元。`
        : `${monthText(month)}发放的其他客户不足${othersMin}户，不列数。`,
      `累计完成目标任务${goal}的约${wholePercent(pace.percentOfGoal)}。`,
      `序时进度${wholePercent(pace.timeElapsedPercent)}。`,
    ),
    heading("分县（市、区）进展"),
    countiesTable(byCounty, own),
    paragraph(`${programme.issuer}发布。全文由科协和银行掌握；本会各笔贷款见“台账”页。`),
  ];
  return page(title, blocks);
}

function isTold(households: number, own: ReadonlySet<string> | undefined): boolean {
  return households - (own?.size ?? 0) >= othersMin;
}

function countiesTable(counties: readonly CountyFigures[], own: OwnBorrowers): Block {
  return {
    kind: "table",
    columns: [{ head: "县（市、区）", words: true }, { head: "完成目标" }],
    rows: counties.map(({ code, name, cumulative, percentOfGoal }) => [
      { name },
      isTold(cumulative.households, own.byCounty.get(code)) && typeof percentOfGoal === "number"
        ? wholePercent(percentOfGoal)
        : "—",
    ]),
    total: false,
  };
}

function wholePercent(percent: number): string {
  return `${Math.round(percent)}%`;
}

const noPictures = {} as ReportPictures;

function page(title: string, blocks: readonly Block[]): string {
  return htmlPage(title, reportStyle, [
    `<h1>${escapeHtml(title)}</h1>`,
    ...blocks.map((block) => blockHtml(block, noPictures)),
  ]);
}
