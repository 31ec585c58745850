import { dayText, monthText } from "#shared/domain/base/chinese-date.ts";
import { formatWan } from "#shared/domain/base/money.ts";
import { awaitedSentence } from "./awaited-data.ts";
import { escapeHtml } from "./html-text.ts";
import type { ReportSummary } from "./report-summary.ts";
import { percentText, revisionText, setAmountText, shanghaiTimeText } from "./texts.ts";

/** The words of a mail: its subject and its text, plain and as HTML. */
export type Letter = { subject: string; text: string; html: string };

/**
 * What a letter says besides the figures: where the page is, which files are attached, which are too large, and by what
 * its reader can later prove the report: the journal's head that it prints, and the hash of its JSON.
 */
export type LetterParts = {
  /** Absent where nobody outside reaches the pages. */
  pageUrl: string | undefined;
  attached: readonly string[];
  leftOut: readonly string[];
  headHash: string;
  sha256: string;
};

/** How many bytes the name of a programme may take in a group message. */
const nameBytesMax = 600;
/** How many banks whose data is awaited a group message names, and how many bytes the name of one may take. */
const banksNamedMax = 5;
const bankBytesMax = 120;

/** The mail that a published report goes out with: what it lacks and a few of its figures, no person and no loan. */
export function reportLetter(summary: ReportSummary, parts: LetterParts): Letter {
  const { pageUrl, attached, leftOut } = parts;
  const title = `${summary.programmeName}工作情况通报（${monthText(summary.month)}${revisionText(summary.revision)}）`;
  const sentences = summarySentences(summary);
  const files = [
    ...(attached.length > 0 ? [`附件：${attached.join("、")}。`] : []),
    ...(leftOut.length > 0 ? [`文件过大、未随信附上的，请登录系统下载：${leftOut.join("、")}。`] : []),
  ];
  const proof = [
    "请保留本邮件，以备日后核对：",
    `流水账末端哈希 ${parts.headHash}`,
    `月报数据 SHA-256 ${parts.sha256}`,
  ];
  const closing = `本邮件由系统于通报发布后自动发出，请勿直接回复。发布时间：${shanghaiTimeText(summary.publishedAt)}（北京时间）。`;
  const text = [
    title,
    "",
    ...sentences,
    "",
    ...files,
    ...(pageUrl === undefined ? [] : [`网页阅读：${pageUrl}`]),
    "",
    summary.issuer,
    closing,
    ...proof,
    "",
  ].join("\n");
  const line = (words: string) => `<p style="margin:0 0 8px">${escapeHtml(words)}</p>`;
  const html = [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title></head>`,
    "<body style=\"margin:0;padding:16px;max-width:640px;color:#1f1f1f;font:16px/1.75 'Microsoft YaHei','PingFang SC',sans-serif\">",
    `<h1 style="margin:0 0 12px;font-size:20px;line-height:1.5">${escapeHtml(title)}</h1>`,
    ...sentences.map(line),
    ...files.map(line),
    pageUrl === undefined
      ? ""
      : `<p style="margin:16px 0"><a href="${escapeHtml(pageUrl)}">在网页上阅读全文</a></p>`,
    `<p style="margin:0 0 8px">${escapeHtml(summary.issuer)}</p>`,
    `<p style="margin:0;color:#8c8c8c;font-size:13px">${[closing, ...proof].map(escapeHtml).join("<br>")}</p></body></html>\n`,
  ].join("");
  return { subject: title, text, html };
}

/** What the robot says in its group: the same sentences as markdown, far below 4,096 bytes. */
export function reportGroupMessage(summary: ReportSummary, pageUrl: string | undefined): string {
  const name = plainLine(summary.programmeName, nameBytesMax);
  const awaited = summary.awaited
    .slice(0, banksNamedMax)
    .map((bank) => ({ ...bank, name: plainLine(bank.name, bankBytesMax) }));
  const sentences = summarySentences({ ...summary, awaited }).map((sentence) => `> ${sentence}`);
  return [
    `**${name}工作情况通报（${monthText(summary.month)}${revisionText(summary.revision)}）**`,
    ...sentences,
    ...(pageUrl === undefined ? [] : [`[在网页上阅读全文](${pageUrl})`]),
  ].join("\n");
}

function summarySentences(summary: ReportSummary): string[] {
  const { thisMonth, cumulative, month, awaited } = summary;
  return [
    ...(awaited.length > 0 ? [awaitedSentence(awaited, summary.asOf, summary.withholds)] : []),
    `${monthText(month)}发放贷款${thisMonth.loanCount}笔、${thisMonth.households}户、${formatWan(thisMonth.disbursedFen)}万元。`,
    `截至${dayText(summary.asOf)}，累计发放${cumulative.loanCount}笔、${cumulative.households}户、${formatWan(cumulative.disbursedFen)}万元，完成目标任务${setAmountText(summary.goalFen)}的${percentText(summary.percentOfGoal)}%。`,
    ...(awaited.length > 0
      ? []
      : [`序时进度${percentText(summary.timeElapsedPercent)}%，${paceText(summary.aheadOfPacePercent)}。`]),
  ];
}

function paceText(ahead: number): string {
  if (ahead === 0) return "与序时进度持平";
  return ahead > 0
    ? `快于序时进度${percentText(ahead)}个百分点`
    : `慢于序时进度${percentText(-ahead)}个百分点`;
}

/** A text in one line of markdown that takes at most so many bytes. */
export function plainLine(text: string, bytesMax: number): string {
  return withinBytes(plain(text), bytesMax);
}

/** A text without the marks that markdown and mentions are made of, in one line. */
function plain(text: string): string {
  return text.replaceAll(/[[\]()<>*_`#@\\\s]+/g, " ").trim();
}

/** The beginning of a text that takes at most so many bytes in UTF-8; whole characters only. */
function withinBytes(text: string, bytesMax: number): string {
  let bytes = 0;
  let kept = "";
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > bytesMax) return kept;
    kept += character;
  }
  return kept;
}
