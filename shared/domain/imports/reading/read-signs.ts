import { holdsPersonNumber } from "#shared/domain/base/person-numbers.ts";
import { type Cell, columnLetters } from "#shared/domain/base/sheet.ts";
import type { UnlistedValue } from "./row-facts.ts";
import { type RowReasonCode, rowReasonTexts } from "./row-reason.ts";
import type { SignColumn } from "./sign-columns.ts";

import { maskedValue, type PresentRow } from "./table-columns.ts";
import { rowKindMeanings } from "./table-rules.ts";
import { cellText, compact, saysNothing } from "./text.ts";

/**
 * What a row's signs said against it: whether another row of the same number takes its place, and what may be settled.
 */
export type SignsRead = { aside: boolean; unknown: readonly UnlistedValue[] };

const nothingSaid: SignsRead = { aside: false, unknown: [] };
/** A row that was reversed says something of the loan itself; one that is a repayment, or was thrown away, does not. */
const reversal = /冲|红|抹|反交易/;
/** States of a loan that was never paid out. */
const neverPaid =
  /^(?:.*(?:未放|未发放|未出账|待放|待发放|待出账|拒绝|否决|驳回|审批中|审核中|申请中|放款失败).*|已?取消)$/;
const undone = /作废|撤销|撤消|冲正|冲销|红字|抹账|已删除/;

/** Refuses the present row where one of its signs says that it is no disbursement in yuan, or is unknown. */
export function readSigns(present: PresentRow, signs: readonly SignColumn[]): SignsRead {
  let aside = false;
  const unknown: UnlistedValue[] = [];
  for (const { index, header, verdictOf } of signs) {
    const cell = present.row.cells[index];
    if (cell === null || cell === undefined || saysNothing(cell)) continue;
    const text = cellText(cell);
    const verdict = verdictOf(text);
    if (verdict === "harmless") continue;
    const address = columnLetters(index) + present.row.row;
    const key = compact(`${header}=${text}`);
    const settled = present.settled("rowKind", key);
    if (settled === rowKindMeanings.loan) continue;
    const code =
      verdict !== "unknown" ? verdict : settled === undefined ? "row-kind-unknown" : "not-disbursed";
    refuse(present, { cell: address, column: header, text, code });
    if (code === "row-kind-unknown") {
      if (holdsPersonNumber(key, { likely: true, today: present.today })) continue;
      const value = maskedValue("status", `${header}：${text}`, present.today);
      unknown.push({ field: "rowKind", value, key, cell: address });
    } else if (code !== "currency-foreign" && !reversal.test(header + text)) aside = true;
  }
  return aside || unknown.length > 0 ? { aside, unknown } : nothingSaid;
}

/** Refuses the present row where its status, which no list has, says that the loan was never paid out or was taken back. */
export function readStatusSign(
  present: PresentRow,
  cell: Cell,
  column: { letters: string; header: string },
): void {
  const text = cellText(cell);
  const code = undone.test(text) ? "row-undone" : neverPaid.test(text) ? "not-disbursed" : undefined;
  if (code !== undefined) {
    refuse(present, { cell: column.letters + present.row.row, column: column.header, text, code });
  }
}

function refuse(
  present: PresentRow,
  { cell, column, text, code }: { cell: string; column: string; text: string; code: RowReasonCode },
): void {
  const value = maskedValue("status", text, present.today);
  present.reasons.push({ cell, column, code, ...rowReasonTexts[code], value });
}
