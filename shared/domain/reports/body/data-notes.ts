import { dayText } from "#shared/domain/base/chinese-date.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import type { Freshness } from "#shared/domain/progress/freshness.ts";
import type { ReportDocument } from "../report-document.ts";
import { shanghaiTimeText } from "../texts.ts";
import { type Block, paragraph, type Run } from "./block.ts";

/** 附注: what the figures rest on, how old each bank's data is, and the ledger's head; in brackets, as the standard has it. */
export function dataNotes(report: ReportDocument): Block[] {
  const { blockNo, seq, hash } = report.head;
  return [
    paragraph(
      "（",
      ...dataRuns(report),
      ...report.freshness.flatMap(freshnessRuns),
      `入账文件及其SHA-256见附件“数据来源”表，流水账第${blockNo}块、第${seq}条，哈希`,
      { code: hash },
      "）",
    ),
  ];
}

function dataRuns({ publishedAt, publishedBy, asOf, dataOn, withholds, ofLater }: ReportDocument): Run[] {
  const by = publishedBy === "schedule" ? "系统按期自动发布" : "科协发布";
  return [
    `发放数据截至${dayText(asOf)}；余额、状态和五级分类取自数据日期在本月末以前的最近一期报表`,
    dataOn === null ? "。" : `，银行报表数据日期最晚为${dayText(dataOn)}。`,
    laterSentence(ofLater),
    `本通报由${by}，发布时间为北京时间${shanghaiTimeText(publishedAt)}，发布后不再改动，${withholds ? "数据报齐后另发更正版" : "之后的更正写入下一期"}。`,
  ];
}

/** Of how many loans only later books tell a balance, and which day's; nothing where there is none. */
export function laterSentence(ofLater: ReportDocument["ofLater"]): string {
  if (ofLater === undefined || ofLater.dataOn === null) return "";
  return `有${ofLater.loanCount}笔贷款的余额和状态只见于本月末以后的报表，取自其中最早的一期（数据日期最晚为${dayText(ofLater.dataOn)}）。`;
}

function freshnessRuns({ name, dataOn, lastCommittedAt, ageDays, stale }: Freshness): Run[] {
  if (lastCommittedAt === null) return [{ name }, "：还没有入账的文件。"];
  const told = dataOn === null ? "报表未写数据日期" : `数据日期${dayText(dataOn)}`;
  const age = `最近入账${dayText(shanghaiDayOf(lastCommittedAt))}，发布时已过${ageDays ?? 0}天`;
  return [{ name }, `：${told}，${age}${stale ? "，需要更新" : ""}。`];
}
