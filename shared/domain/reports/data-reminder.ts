import { dayText, monthText } from "#shared/domain/base/chinese-date.ts";
import { lastDayOf } from "#shared/domain/base/month.ts";
import type { WaitingMonth } from "./due-months.ts";
import { plainLine } from "./report-letter.ts";
import { shanghaiTimeText } from "./texts.ts";

/** How many banks a reminder names, and how many bytes the name of one may take. */
const banksNamedMax = 10;
const nameBytesMax = 120;

/** What the group is told of a report that waits for data: whose, until when, and where it is brought if others reach that. */
export function dataReminder({ month, until, banks }: WaitingMonth, pageUrl: string | undefined): string {
  const named = banks
    .slice(0, banksNamedMax)
    .map(
      ({ name, dataOn }) =>
        `${plainLine(name, nameBytesMax)}（${dataOn === null ? "没有写明数据日期" : `已到${dayText(dataOn)}`}）`,
    );
  const more = banks.length > named.length ? `等${banks.length}家` : "";
  return [
    `**${monthText(month)}通报在等数据**`,
    `> ${named.join("、")}${more}还没有报来截至${dayText(lastDayOf(month))}的数据。`,
    `> 请联络员在${shanghaiTimeText(until)}前上传报表；没有新增的，在“导入”页声明“本月无新增”。过时将按已有数据发布，并写明缺谁。`,
    ...(pageUrl === undefined ? [] : [`[打开“导入”页](${pageUrl}/#/imports)`]),
  ].join("\n");
}
