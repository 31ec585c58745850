import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { awaitedWords } from "../awaited-data.ts";
import type { ReportDocument } from "../report-document.ts";
import { dayText, monthText } from "../texts.ts";
import { associationsChapter } from "./associations-chapter.ts";
import { type Block, paragraph } from "./block.ts";
import { poorChapter, remarksChapter } from "./closing-chapters.ts";
import { countiesChapter } from "./counties-chapter.ts";
import { overallChapter } from "./overall-chapter.ts";
import { provenanceChapters } from "./provenance-chapters.ts";
import { qualityChapter } from "./quality-chapter.ts";

/** A monthly report (通报) in words and tables, before it is given the form of a document or a page. */
export type ReportBody = {
  title: string;
  /** The month that it is about, as printed below the title. */
  issue: string;
  blocks: readonly Block[];
  /** 发文字号, with room for the number that the office gives; absent where the programme has none. */
  documentNo?: string | undefined;
  /** Who signs (发文机关署名). */
  issuer: string;
  publishedAt: string;
  /** The day under the text (成文日期). */
  signedOn: string;
  /** Its sources, in small type after the text. */
  provenance: readonly Block[];
};

/** What a report says, chapter by chapter in the order of an official document; amounts in 万元. */
export function reportBody(report: ReportDocument): ReportBody {
  const { programme, month, asOf, publishedAt } = report;
  return {
    title: `${programme.name}工作情况通报`,
    issue: `（${monthText(month)}）`,
    blocks: [
      ...awaitedParagraph(report),
      paragraph(
        `现将截至${dayText(asOf)}的`,
        { name: programme.name },
        "进展情况通报如下。",
        "金额单位除注明外为万元。",
      ),
      ...overallChapter(report),
      ...countiesChapter(report),
      ...associationsChapter(report),
      ...qualityChapter(report),
      ...poorChapter(report),
      ...remarksChapter(report),
    ],
    documentNo: documentNoOf(programme.documentWord, publishedAt),
    issuer: programme.issuer,
    publishedAt,
    signedOn: dayText(shanghaiDayOf(publishedAt)),
    provenance: provenanceChapters(report),
  };
}

function awaitedParagraph({ awaited = [], asOf }: ReportDocument): Block[] {
  return awaited.length === 0 ? [] : [paragraph(...awaitedWords(awaited, asOf))];
}

function documentNoOf(word: string | undefined, publishedAt: string): string | undefined {
  return word === undefined ? undefined : `${word}〔${shanghaiDayOf(publishedAt).slice(0, 4)}〕　　号`;
}
