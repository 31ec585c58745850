import { dayText, monthText } from "#shared/domain/base/chinese-date.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { addresseesOf } from "#shared/domain/programme/addressees.ts";
import type { ReportDocument } from "../report-document.ts";
import type { OfficialFrame } from "./block.ts";

/** How many characters of 22 points stand in a line of 156 mm. */
const titleLineMax = 20;

/** What stands around the text: title, 主送机关, 附件说明 and 版记. */
export function officialFrame({ programme, month, publishedAt }: ReportDocument): OfficialFrame {
  const { issuer, copiedTo } = programme;
  return {
    titleLines: titleLines(programme, month),
    addressees: addresseesOf(programme),
    annexes: [`${nameWithin(programme)}${monthText(month)}统计表（另附.xlsx）`],
    copiedTo,
    printedBy: issuer.endsWith("办公室") ? issuer : `${issuer}办公室`,
    printedOn: dayText(shanghaiDayOf(publishedAt)),
  };
}

/** 发文机关, 事由 and 文种, as the 条例 wants a title, parted between words where they need more than a line. */
function titleLines(programme: ReportDocument["programme"], month: string): string[] {
  const pieces = [programme.issuer, `关于${nameWithin(programme)}`, `${monthText(month)}工作情况的通报`];
  const lines: string[] = [];
  for (const piece of pieces) {
    const line = (lines.at(-1) ?? "") + piece;
    if (lines.length > 0 && charactersOf(line) <= titleLineMax) lines[lines.length - 1] = line;
    else lines.push(piece);
  }
  return lines;
}

/** The programme's name without its city, which the name of the issuer says before it. */
function nameWithin({ name, city, issuer }: ReportDocument["programme"]): string {
  const short = name.startsWith(city) && issuer.startsWith(city) ? name.slice(city.length) : name;
  return short === "" ? name : short;
}

/** The width of a text in Chinese characters, of which Latin letters and figures take half. */
function charactersOf(text: string): number {
  return [...text].reduce((width, character) => width + (character < "\u0100" ? 0.5 : 1), 0);
}
