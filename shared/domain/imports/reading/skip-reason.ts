import type { Cell, SheetRow } from "#shared/domain/base/sheet.ts";
import type { ColumnField } from "./columns.ts";
import { refuseDifferent, statedUnits, type TableUnits } from "./find-units.ts";
import { isNumberingRow } from "./header-below.ts";
import { readDay } from "./read-day.ts";
import { repeatsHeader } from "./repeated-header.ts";
import type { SkipReason } from "./row-facts.ts";
import type { TableHeader } from "./table-header.ts";
import { cellText, compact, isBlank } from "./text.ts";
import { isLabelledTotal } from "./total-line.ts";

const totalWord =
  /^(?:.{0,20}?)(?:小计|合计|总计|累计|共计|汇总|分类汇总|总和|平均值|平均|计数|过次页|承前页|总笔数|合计金额|总金额|合计笔数|笔数合计|金额合计)[::]?(?:\d+[笔户条]?)?$/;
const grandTotalWord =
  /^(?:合计|总计|总合计|共计|汇总|总笔数|合计金额|总金额|合计笔数)[::]?(?:\d+[笔户条]?)?$/;
const countOrTotalWord = new RegExp(`^$|^\\d{1,6}[笔户条]?$|${totalWord.source}`);
/** A loan number: a few letters, then digits. */
const loanCode = /^(?=(?:\D*\d){5})[\u4e00-\u9fff]{0,4}[0-9A-Za-z\-_/.()]+$/;
const noteWord =
  /^(?:备注|注|说明|附注|注意|填表|制表|编制|审核|复核|审批|经办|负责|单位负责|主管|会计|出纳|统计|填报|打印|导出|联系|盖章|签字|签章|数据来源|截至|截止|制单|日期|联系电话|第\d+页|共\d+页|本页)/;
/** Anything that may be meant as an identity number: a line 制表人 … 复核人：王强 has none in its column. */
const numberLike = /\d{6}/;
const fewCells = 3;
/** A line of labelled figures has no more cells than this; a loan's row has more. */
const labelledCellsMax = 6;

/** Tells the rows of loans from all others below a header. */
export type RowSorter = (row: SheetRow) => SkipReason | undefined;

/**
 * Makes the sorter of a table's rows: why a row below the header is not a loan, `undefined` when it is one. Fails as
 * `repeatsHeader` does, and with `unit-contradictory` when a line between or below the rows states another unit.
 */
export function rowSorter(sheetName: string, header: TableHeader, units: TableUnits): RowSorter {
  const indexOf = (field: ColumnField) => header.columns.get(field)?.index ?? -1;
  const [loanNoIndex, identityIndex, amountIndex] = [
    indexOf("loanNo"),
    indexOf("identityNo"),
    indexOf("amount"),
  ];
  return (row) => {
    const { cells } = row;
    if (
      cells.length > labelledCellsMax &&
      beginsWithCode(cells[identityIndex]) &&
      numberLike.test(cellText(cells[identityIndex]))
    )
      return undefined;
    const texts = cells.filter((cell) => !isBlank(cell)).map((cell) => compact(cellText(cell)));
    if (texts.length === 0) return "blank";
    if (row.row === header.lastRow + 1 && isNumberingRow(row)) return "header";
    const mayBeHeader = !beginsWithCode(cells[identityIndex]) && !beginsWithCode(cells[amountIndex]);
    if (mayBeHeader && repeatsHeader(sheetName, header, units, row)) return "header";
    const loanNo = compact(cellText(cells[loanNoIndex]));
    const identity = compact(cellText(cells[identityIndex]));
    const why = reasonOf(texts, loanNo, identity, isBlank(cells[amountIndex]));
    if (why === "note") refuseOtherUnit(sheetName, units, row);
    return why;
  };
}

function reasonOf(
  texts: readonly string[],
  loanNo: string,
  identity: string,
  withoutAmount: boolean,
): SkipReason | undefined {
  if (isLabelledTotal(texts)) return "total";
  if (
    (identity === "" || totalWord.test(identity)) &&
    countOrTotalWord.test(loanNo) &&
    texts.some((text) => totalWord.test(text))
  ) {
    return "total";
  }
  const signed = noteWord.test(texts[0] ?? "") && (loanNo === "" || noteWord.test(loanNo));
  if (signed && !numberLike.test(identity)) return "note";
  if (identity !== "") return undefined;
  if (loanNo !== "" && (texts.length > 1 || isLoanCode(loanNo))) return undefined;
  return texts.length < fewCells && withoutAmount ? "note" : undefined;
}

/** Tells whether a text that is alone in the column of loan numbers is one, and not a day as below a signature. */
function isLoanCode(text: string): boolean {
  return loanCode.test(text) && readDay({ kind: "text", text }) === undefined;
}

/** A line among the rows that states a unit speaks of them as one above the header does. */
function refuseOtherUnit(sheetName: string, units: TableUnits, row: SheetRow): void {
  for (const stated of statedUnits(sheetName, [row]).money)
    refuseDifferent(sheetName, [units.amount, stated]);
}

/** Tells whether a row that is a total is the table's own grand total (合计, 总计) and no subtotal. */
export function isGrandTotal(row: SheetRow): boolean {
  return row.cells.some((cell) => grandTotalWord.test(compact(cellText(cell))));
}

/** Tells at a glance that a cell is a number or begins with a letter or digit, as codes do and no word of a header does. */
function beginsWithCode(cell: Cell | null | undefined): boolean {
  if (cell === null || cell === undefined) return false;
  if (cell.kind === "number" || cell.kind === "day") return true;
  if (cell.kind !== "text") return false;
  const unit = cell.text.charCodeAt(0);
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
