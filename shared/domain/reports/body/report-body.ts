import { dayText, monthText } from "#shared/domain/base/chinese-date.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { formatWan } from "#shared/domain/base/money.ts";
import { awaitedWords } from "../awaited-data.ts";
import type { Lent } from "../lent.ts";
import { isMadeLater } from "../made-later.ts";
import type { Correction, ReportDocument } from "../report-document.ts";
import { editionOf } from "../report-edition.ts";
import { revisionText } from "../texts.ts";
import { earlierBody } from "../until-edition-6/earlier-body.ts";
import { assessmentChapter } from "./assessment-chapter.ts";
import { associationsChapter } from "./associations-chapter.ts";
import { type Block, heading, paragraph, type ReportBody } from "./block.ts";
import { poorChapter, remarksChapter } from "./closing-chapters.ts";
import { correctionsChapter } from "./corrections-chapter.ts";
import { countiesChapter } from "./counties-chapter.ts";
import { dataNotes } from "./data-notes.ts";
import { officialFrame } from "./official-frame.ts";
import { overallChapter } from "./overall-chapter.ts";
import { qualityChapter } from "./quality-chapter.ts";

const chapterNumbers = "一二三四五六七八九十";

/** How many changed months the first sentence of a revision names. */
const revisedMonthsShownMax = 3;

/** What a report says, chapter by chapter in the order of an official document; amounts in 万元. */
export function reportBody(report: ReportDocument): ReportBody {
  return editionOf(report) >= 7 ? presentBody(report) : earlierBody(report);
}

function presentBody(report: ReportDocument): ReportBody {
  const { programme, revision, asOf, publishedAt } = report;
  const frame = officialFrame(report);
  return {
    title: frame.titleLines.join(""),
    issue: revision === 1 ? "" : `（${revisionText(revision).trim()}）`,
    frame,
    blocks: numbered([
      ...revisionParagraph(report),
      ...awaitedParagraph(report),
      ...madeLaterParagraph(report),
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
      heading("七、对以前月份的更正"),
      ...correctionsChapter(report),
      ...assessmentChapter(report),
    ]),
    documentNo: documentNoOf(programme.documentWord, publishedAt),
    issuer: programme.issuer,
    publishedAt,
    signedOn: dayText(shanghaiDayOf(publishedAt)),
    provenance: dataNotes(report),
  };
}

/** The chapters numbered from 一 on, whichever a month has. */
function numbered(blocks: readonly Block[]): Block[] {
  let chapters = 0;
  return blocks.map((block) =>
    block.kind === "heading"
      ? heading(
          block.text.replace(/^[一二三四五六七八九十]+、/, () => `${chapterNumbers[chapters++] ?? ""}、`),
        )
      : block,
  );
}

/** What a later revision says first: why there is one, and what has changed since the one before. */
function revisionParagraph(report: ReportDocument): Block[] {
  const { month, revision, comparedWith, corrections } = report;
  if (revision === 1) return [];
  const before = `第${revision - 1}版`;
  const why = `本通报是${monthText(month)}通报的第${revision}版：${before}发布时有银行的数据尚未报齐，以本版为准。`;
  if (comparedWith !== month || corrections === null)
    return [paragraph(why, `${before}的存档缺失或被改动，无法列出变化。`)];
  const others = (report.figureCorrections?.length ?? 0) + (report.associationCorrectionCount ?? 0);
  const rest = others === 0 ? "" : `另有${others}项数字有变化，见“对以前月份的更正”。`;
  if (corrections.length === 0) return [paragraph(why, `与${before}相比，各月发放数据没有变化。`, rest)];
  const shown = corrections.slice(-revisedMonthsShownMax).map(changedMonthText);
  const more = corrections.length > shown.length ? "；其余见“对以前月份的更正”" : "";
  return [paragraph(why, `与${before}相比，${shown.join("；")}${more}。`, rest)];
}

function changedMonthText({ month, before, after }: Correction): string {
  const lent = ({ loanCount, disbursedFen }: Lent) => `${loanCount}笔、${formatWan(disbursedFen)}万元`;
  return `${monthText(month)}发放由${lent(before)}改为${lent(after)}`;
}

function awaitedParagraph({ awaited = [], asOf, withholds }: ReportDocument): Block[] {
  return awaited.length === 0 ? [] : [paragraph(...awaitedWords(awaited, asOf, withholds))];
}

/** That a report of a month long past is made from books that came later. */
function madeLaterParagraph(report: ReportDocument): Block[] {
  const { month, publishedAt, revision } = report;
  if (!isMadeLater(report) || revision > 1) return [];
  return [
    paragraph(
      `本通报为补发：${monthText(month)}的情况由后来报来的资料补记，于${dayText(shanghaiDayOf(publishedAt))}补作。`,
    ),
  ];
}

function documentNoOf(word: string | undefined, publishedAt: string): string | undefined {
  return word === undefined ? undefined : `${word}〔${shanghaiDayOf(publishedAt).slice(0, 4)}〕　　号`;
}
