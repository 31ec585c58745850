import { editionOf } from "./edition-of.mjs";
import { assessmentSentences } from "./expected-assessment.mjs";
import { dayOf, monthOf, percentOf, shanghaiDay, timeOf, wan } from "./form-texts.mjs";
import { lentText, openingSentences } from "./opening-sentences.mjs";
import { earlierSentences } from "./until-edition-6/earlier-sentences.mjs";

/** The stretches of a report's text that say its figures, as those make them; each has to stand in it. */
export function expectedSentences(report) {
  return editionOf(report) < 7 ? earlierSentences(report) : presentSentences(report);
}

function presentSentences(report) {
  return [
    ...openingSentences(report),
    ...associationSentences(report),
    ...qualitySentences(report),
    ...report.remarks.map((remark, index) => `${index + 1}.${remark}`),
    ...assessmentSentences(report),
    ...provenanceSentences(report),
    ...frameSentences(report),
  ];
}

/** What stands around the text of an official document: title, whom it is for, what goes with it, who signs and prints. */
function frameSentences({ programme, month, revision, publishedAt }) {
  const { name, city, issuer, addressedTo, copiedTo, documentWord } = programme;
  const short = name.startsWith(city) && issuer.startsWith(city) ? name.slice(city.length) || name : name;
  const day = dayOf(shanghaiDay(publishedAt));
  return [
    `${issuer}关于${short}${monthOf(month)}工作情况的通报`,
    ...(revision === 1 ? [] : [`（${revision === 2 ? "更正版" : `第${revision - 1}次更正`}）`]),
    ...(documentWord === undefined ? [] : [`${documentWord}〔${day.slice(0, 4)}〕`]),
    `${addressedTo || "各县（市、区）科协，市级农技协，合作银行"}：`,
    `附件：${short}${monthOf(month)}统计表（另附.xlsx）`,
    ...(copiedTo ? [`抄送：${copiedTo}。`] : []),
    `${issuer.endsWith("办公室") ? issuer : `${issuer}办公室`}${day}印发`,
  ];
}

/** How many names the letter lists; more are in the annex alone. */
const namesListedMax = 20;

function associationSentences({ associations, coverage }) {
  const { total, covered, coveredThisMonth, unconfirmed, withoutLoan, withoutLoanCount } = associations;
  const members = coverage?.programme.members ?? 0;
  const reached = coverage?.programme.membersWithLoan ?? 0;
  return [
    `登记的农技协${total}个，合作期内累计有${covered}个发生贷款，本月有${coveredThisMonth}个`,
    ...(unconfirmed > 0 ? [`其中${unconfirmed}个由银行报表带入`] : []),
    ...(withoutLoanCount > 0 ? [`尚未发生贷款的${withoutLoanCount}个`] : []),
    ...(withoutLoanCount > namesListedMax ? [] : withoutLoan.map(({ name }) => name)),
    ...(members > 0
      ? [`会员${members}名，累计有${reached}名发生贷款，占${percentOf((reached * 100) / members)}%`]
      : []),
  ];
}

function qualitySentences({ quality, poor, coverage }) {
  const { overdue, overduePercent, nonPerforming, nonPerformingPercent } = quality;
  const owed = ({ loanCount, outstandingFen }) => `${loanCount}笔、余额${wan(outstandingFen)}万元`;
  const { month, cumulative, percentOfDisbursed } = poor;
  const { households = 0, householdsWithLoan = 0, listOn } = coverage?.poor ?? {};
  return [
    `逾期贷款${owed(overdue)}，逾期率${percentOf(overduePercent)}%`,
    `不良贷款${owed(nonPerforming)}，不良率${percentOf(nonPerformingPercent)}%`,
    month.loanCount === 0
      ? "本月没有向建档立卡户发放贷款"
      : `本月向建档立卡户发放贷款${month.loanCount}笔、${wan(month.disbursedFen)}万元`,
    `累计${lentText(cumulative)}，占累计发放的${percentOf(percentOfDisbursed)}%`,
    ...(listOn === undefined
      ? []
      : [`${dayOf(listOn)}的建档立卡名单共${households}户，累计有${householdsWithLoan}户发生贷款`]),
  ];
}

function correctionSentences(report, compared) {
  const { comparedWith, corrections, figureCorrections, associationCorrectionCount, settingChanges } = report;
  if (comparedWith === null || corrections === null) return [];
  const figures = figureCorrections ?? [];
  const isSame = corrections.length + figures.length + associationCorrectionCount === 0;
  return [
    ...settingChanges.map(
      ({ name, before, after, on }) =>
        `${name}由${before}调整为${after}${on === null ? "" : `（${dayOf(on)}起）`}`,
    ),
    ...(isSame && figureCorrections !== null ? [`与${compared}通报相比`, "各月的数据没有变化"] : []),
    ...(figures.length > 0
      ? [
          corrections?.length
            ? `${compared}通报中另有${figures.length}项数字按现在所知应作更正`
            : `${compared}通报中以下数字按现在所知应作更正`,
        ]
      : []),
    ...(associationCorrectionCount > 0
      ? [`附件“分农技协”表中有${associationCorrectionCount}项与${compared}通报不同`]
      : []),
  ];
}

function provenanceSentences(report) {
  const { head, month, revision, asOf, dataOn, publishedAt, comparedWith, freshness } = report;
  const compared = comparedWith === month ? `第${revision - 1}版` : monthOf(comparedWith ?? month);
  return [
    `流水账第${head.blockNo}块、第${head.seq}条，哈希${head.hash}`,
    `发放数据截至${dayOf(asOf)}`,
    ...(dataOn === null ? [] : [`银行报表数据日期最晚为${dayOf(dataOn)}`]),
    `发布时间为北京时间${timeOf(publishedAt)}`,
    ...(isMadeLater(report) ? [`本通报为补发：${monthOf(month)}的情况由后来报来的资料补记`] : []),
    ...(revision > 1 ? [`本通报是${monthOf(month)}通报的第${revision}版`] : []),
    ...correctionSentences(report, compared),
    ...freshness.map(({ name, dataOn: on, lastCommittedAt, ageDays }) =>
      lastCommittedAt === null
        ? `${name}：还没有入账的文件`
        : `${name}：${on === null ? "报表未写数据日期" : `数据日期${dayOf(on)}`}，最近入账${dayOf(shanghaiDay(lastCommittedAt))}，发布时已过${ageDays ?? 0}天`,
    ),
  ];
}

/** Whether a report was made more than 120 days after its month, and is its first. */
function isMadeLater({ revision, asOf, publishedAt }) {
  const days = (Date.parse(shanghaiDay(publishedAt)) - Date.parse(asOf)) / 86_400_000;
  return revision === 1 && days > 120;
}
