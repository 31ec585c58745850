import { formatYuan } from "#shared/domain/base/money.ts";
import { isFirstNotice } from "#shared/domain/corrections/first-notice.ts";
import { importStateNames } from "#shared/domain/imports/import-record.ts";
import { dictionaryFieldNames } from "#shared/domain/imports/reading/table-rules.ts";
import type { ImportedFile } from "./import-file.ts";

const rowsShownMax = 50;
const valuesShownMax = 20;

/** What became of a file, in Chinese, for a person at a terminal. */
export function sayImport(file: ImportedFile): string {
  const lines = [`${file.fileName}：${file.stateName ?? importStateNames[file.state]}`];
  if (file.waitsFor !== undefined) lines.push("  本项目实行双人复核，请由另一名联络员在网页上确认入账。");
  if (file.problem === undefined)
    for (const { message } of file.warnings ?? []) lines.push(`  提醒：${message}`);
  if (file.problem !== undefined) lines.push(`  ${file.problem.message}${file.problem.remedy}`);
  if (file.controlTotal?.agrees === false) {
    const fileYuan = formatYuan(BigInt(file.controlTotal.fileFen));
    lines.push(`  文件合计 ${fileYuan} 元，与逐行相加不一致，请核对`);
  }
  for (const notice of file.notices ?? [])
    if (isFirstNotice(notice) && notice.code !== "control-total-differs")
      lines.push(`  注意：${notice.message}`);
  const understood = file.state === "refused" ? [] : (file.understood ?? []);
  for (const { sheet, headerRow, amountUnit } of understood) {
    lines.push(
      `  工作表“${sheet}”，表头在第 ${headerRow} 行，金额单位：${amountUnit === "wan" ? "万元" : "元"}`,
    );
  }
  if (file.counts !== undefined) {
    const { read, new: added, changed, unchanged, refused, skipped, leftOut, unattributed } = file.counts;
    const left = leftOut > 0 ? `，名册外略过 ${leftOut}` : "";
    const open = unattributed > 0 ? `；待归属 ${unattributed} 笔` : "";
    lines.push(
      `  读到 ${read} 笔：新增 ${added}，变更 ${changed}，已有 ${unchanged}，退回 ${refused}${left}${open}；另有 ${skipped} 行不是贷款`,
    );
  }
  if (file.effect !== undefined) {
    const { disbursedFenBefore, disbursedFenAfter, percentOfGoalBefore, percentOfGoalAfter } = file.effect;
    const tense = file.state === "committed" ? "累计发放" : "入账后累计发放";
    lines.push(
      `  ${tense}由 ${formatYuan(BigInt(disbursedFenBefore))} 元到 ${formatYuan(BigInt(disbursedFenAfter))} 元，` +
        `占目标由 ${percentOfGoalBefore}% 到 ${percentOfGoalAfter}%`,
    );
  }
  if (file.controlTotal?.agrees === true) {
    lines.push(`  文件合计 ${formatYuan(BigInt(file.controlTotal.fileFen))} 元，与逐行相加一致`);
  }
  if (file.questions !== undefined && file.questions.asked > file.questions.answered) {
    lines.push(`  有 ${file.questions.asked - file.questions.answered} 个问题需要在网页上说明`);
  }
  for (const { field, value, rows } of (file.unknownValues ?? []).slice(0, valuesShownMax)) {
    lines.push(`  未认出的取值：${dictionaryFieldNames[field]}“${value}”，${rows} 行，可在网页上指定`);
  }
  for (const notice of file.notices ?? [])
    if (!isFirstNotice(notice)) lines.push(`  注意：${notice.message}`);
  for (const row of file.rows.slice(0, rowsShownMax)) {
    for (const { cell, column, value, message, remedy } of row.reasons) {
      lines.push(`  退回 ${row.sheet}!${cell || row.row}（${column}）${value}：${message}${remedy}`);
    }
  }
  if (file.rows.length > rowsShownMax)
    lines.push(`  ……另有 ${file.rows.length - rowsShownMax} 行被退回，详见网页或 --json`);
  return lines.join("\n");
}
