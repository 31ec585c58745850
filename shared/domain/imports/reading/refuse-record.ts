import type { Day } from "#shared/domain/base/day.ts";
import { holdsPersonNumber } from "#shared/domain/base/person-numbers.ts";
import { columnLetters, type SheetRow } from "#shared/domain/base/sheet.ts";
import { loanNoLengthMax } from "#shared/domain/ledger/loan.ts";
import type { RowContext } from "./read-row.ts";
import type { RecordFault } from "./record-fit.ts";
import type { ReadRow } from "./row-facts.ts";
import { rowReasonTexts } from "./row-reason.ts";
import { cellText } from "./text.ts";

/** A reason that is one of the whole row, not of a cell, has this in place of a header. */
export const wholeRow = "整行";

const plainLoanNo = /^(?=.*\d)[0-9A-Za-z\-_/.()]+$/;

/** The refusal of a record that is no row of its table; it names the line, since the cells are unreliable. */
export function refusedRecord(
  { sheetName: sheet, header, today }: Pick<RowContext, "sheetName" | "header" | "today">,
  row: SheetRow,
  code: RecordFault,
): ReadRow {
  const loanNo = header.columns.get("loanNo");
  const fieldsOfHeader = Math.max(...header.rows.map(({ fields = 0 }) => fields));
  const value = `文件第 ${row.line} 行，${row.fields} 格（表头 ${fieldsOfHeader} 格）`;
  return {
    sheet,
    row: row.row,
    kind: "refused",
    loanNo: loanNoOf(cellText(row.cells[loanNo?.index ?? -1]), today),
    amountFen: undefined,
    reasons: [{ cell: "", column: wholeRow, code, ...rowReasonTexts[code], value }],
    loanNoCell: loanNo === undefined ? "" : columnLetters(loanNo.index) + row.row,
  };
}

/** What the loan number's cell shows, unless something else has slipped there, such as a name or an identity number. */
function loanNoOf(text: string, today: Day): string | undefined {
  if (text.length > loanNoLengthMax || !plainLoanNo.test(text)) return undefined;
  return holdsPersonNumber(text, { likely: true, today }) ? undefined : text;
}
