import { dayText } from "#shared/domain/base/chinese-date.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import type { Freshness } from "#shared/domain/progress/freshness.ts";
import type { ReportDocument, ReportSource } from "../report-document.ts";
import { shanghaiTimeText } from "../texts.ts";
import { type Block, heading, paragraph, type Run } from "./block.ts";
import { correctionsChapter } from "./corrections-chapter.ts";

/** How many files the text of a report lists; its JSON lists more. */
const sourcesShownMax = 100;

/** What a report rests on: corrections to earlier reports, the data's cut-off, the files and the ledger's head. */
export function provenanceChapters(report: ReportDocument): Block[] {
  const { blockNo, seq, hash } = report.head;
  return [
    heading("对以前月份的更正"),
    ...correctionsChapter(report),
    heading("数据说明"),
    dataParagraph(report),
    ...report.freshness.map(freshnessParagraph),
    heading("数据来源"),
    ...sourcesChapter(report),
    heading("台账校验"),
    paragraph(`流水账第${blockNo}块、第${seq}条，哈希`, { code: hash }),
  ];
}

function dataParagraph({ publishedAt, publishedBy, asOf, dataOn, withholds }: ReportDocument): Block {
  const by = publishedBy === "schedule" ? "系统按期自动发布" : "科协发布";
  return paragraph(
    `发放数据截至${dayText(asOf)}；余额、状态和五级分类按本通报发布时台账所载的最新情况`,
    dataOn === null ? "。" : `，银行报表数据日期最晚为${dayText(dataOn)}。`,
    "金额以万元为单位保留两位小数，表中各行按最大余额法取舍，相加等于合计。",
    `本通报由${by}，发布时间为北京时间${shanghaiTimeText(publishedAt)}，发布后不再改动，${withholds ? "数据报齐后另发更正版" : "之后的更正写入下一期"}。`,
  );
}

function freshnessParagraph({ name, dataOn, lastCommittedAt, ageDays, stale }: Freshness): Block {
  if (lastCommittedAt === null) return paragraph({ name }, "：还没有入账的文件。");
  const told = dataOn === null ? "报表未写数据日期" : `数据日期${dayText(dataOn)}`;
  const age = `最近入账${dayText(shanghaiDayOf(lastCommittedAt))}，发布时已过${ageDays ?? 0}天`;
  return paragraph({ name }, `：${told}，${age}${stale ? "，需要更新" : ""}。`);
}

function sourcesChapter({ sources, sourcesMoreCount }: ReportDocument): Block[] {
  const shown = sources.slice(-sourcesShownMax);
  const more = sourcesMoreCount + sources.length - shown.length;
  if (sources.length === 0) return [paragraph("台账中还没有入账的文件。")];
  const isOfSeveral = sources.some(({ bankName }) => bankName !== undefined);
  return [
    {
      kind: "table",
      columns: [
        { head: "序号" },
        { head: "文件", words: true },
        ...(isOfSeveral ? [{ head: "银行", words: true as const }] : []),
        { head: "入账日期", words: true },
        { head: "SHA-256", words: true },
      ],
      rows: shown.map((source, index) => [
        index + 1,
        { name: source.fileName },
        ...(isOfSeveral ? [{ name: bookOf(source) }] : []),
        enteredOn(source),
        { code: source.sha256 },
      ]),
      total: false,
    },
    ...(more > 0 ? [paragraph(`另有更早的${more}个文件未列出，见月报数据（.json）。`)] : []),
  ];
}

function bookOf({ bankName = "", branchNames = [] }: ReportSource): string {
  return branchNames.length === 0 ? bankName : `${bankName}（${branchNames.join("、")}）`;
}

function enteredOn({ state, committedAt }: ReportSource): Run {
  if (state === "kept") return "已撤销（部分保留）";
  return committedAt === null ? "入账中（部分入账）" : { unbroken: dayText(shanghaiDayOf(committedAt)) };
}
