import { editionOf } from "./edition-of.mjs";
import { expectedSentences } from "./expected-sentences.mjs";
import { expectedTables } from "./expected-tables.mjs";
import { dayOf, shanghaiDay } from "./form-texts.mjs";

/** Names as the forms write them, without what only one of them carries. */
const asPrinted = (text) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
  text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd]/g, "");

/** Compares what a document or a page says with a report's figures, which were compared with the journal before. */
export function checkText(name, lines, report, differ) {
  const texts = lines.filter((line) => typeof line === "string");
  const whole = texts.join("\n");
  for (const sentence of expectedSentences(report).map(asPrinted))
    if (!whole.includes(sentence)) differ(`${name} 的文字`, `“${sentence}”`, nearest(texts, sentence));
  for (const table of expectedTables(report)) checkTable(name, lines, table, differ);
  if (editionOf(report) >= 7) checkSignature(name, texts, report, differ);
}

/** The issuer and the day stand under the text, each in its line. */
function checkSignature(name, texts, { programme, publishedAt }, differ) {
  const day = dayOf(shanghaiDay(publishedAt));
  const at = texts.lastIndexOf(day);
  const found = `${texts[at - 1] ?? "缺失"} ${texts[at] ?? "缺失"}`;
  const expected = `${asPrinted(programme.issuer)} ${day}`;
  if (found !== expected) differ(`${name} 的署名和成文日期`, expected, found);
}

/** Compares two forms of a report line by line: all that one says beside figures is said by the other. */
export function checkSameText(docx, html, report, differ) {
  const isFramed = editionOf(report) >= 7;
  const own = isFramed
    ? []
    : [`${report.programme.issuer}`, ...docx.slice(0, 1).filter((line) => /〕　　号$/.test(line))];
  const left = docx.map(flat).filter((line) => line !== "");
  for (const line of own) {
    const at = left.lastIndexOf(asPrinted(line));
    if (at >= 0) left.splice(at, 1);
  }
  const right = html.map(flat).filter((line) => line !== "");
  if (left.length !== right.length)
    differ("report.docx 与 report.html 的段落和表格行数", right.length, left.length);
  const at = left.findIndex((line, index) => line !== right[index]);
  if (at >= 0 && right[at] !== undefined) differ("report.docx 与 report.html", right[at], left[at]);
}

function flat(line) {
  return typeof line === "string" ? line : line.join("｜");
}

function checkTable(name, lines, [head, ...rows], differ) {
  const start = lines.findIndex((line) => Array.isArray(line) && line.join() === head.join());
  if (start < 0) {
    differ(`${name} 的表`, head.join("｜"), "缺失");
    return;
  }
  rows.forEach((row, index) => {
    const expected = row.map(asPrinted).join("｜");
    const found = flat(lines[start + 1 + index] ?? "缺失");
    if (found !== expected) differ(`${name} 的表“${head[0]}”第 ${index + 1} 行`, expected, found);
  });
}

/** The line that a sentence was probably meant to stand in. */
function nearest(texts, sentence) {
  const beginning = sentence.slice(0, 4);
  return texts.find((text) => text.includes(beginning)) ?? "缺失";
}
