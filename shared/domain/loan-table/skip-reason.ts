import type { Cell, SheetRow } from "../sheet.ts";
import { type columnNames, requiredFields } from "./columns.ts";
import type { TableHeader } from "./find-header.ts";
import { headerWord } from "./header-word.ts";
import type { SkipReason } from "./row-facts.ts";
import { cellText, compact, isBlank } from "./text.ts";

const totalWord = /^(?:.{0,20}?)(?:小计|合计|总计|累计|共计)[::]?(?:\d+[笔户条])?$/;
const grandTotalWord = /^(?:合计|总计|总合计|共计)[::]?(?:\d+[笔户条])?$/;
const countOrTotalWord = new RegExp(`^$|^\\d{1,6}[笔户条]?$|${totalWord.source}`);
const noteWord =
  /^(?:备注|注|说明|附注|注意|填表|制表|编制|审核|复核|审批|经办|负责|单位负责|主管|会计|出纳|统计|填报|打印|导出|联系|盖章|签字|签章|数据来源|截至|截止|制单|日期|联系电话|第\d+页|共\d+页|本页)/;
/** Anything that may be meant as an identifying number: a line 制表人 … 复核人：王强 has none in its column. */
const numberLike = /\d{6}/;
const fewCells = 3;

/** What a row below the header is when it stands for no loan; `undefined` when it stands for one. */
export function skipReasonOf(header: TableHeader, row: SheetRow): SkipReason | undefined {
  const texts = row.cells.filter((cell) => !isBlank(cell)).map((cell) => compact(cellText(cell)));
  if (texts.length === 0) return "blank";
  if (repeatsHeader(header, row)) return "header";
  const loanNo = compact(cellText(cellOf(header, row, "loanNo")));
  const identity = compact(cellText(cellOf(header, row, "identityNo")));
  if (identity === "" && countOrTotalWord.test(loanNo) && texts.some((text) => totalWord.test(text))) {
    return "total";
  }
  const signed = noteWord.test(texts[0] ?? "") && (loanNo === "" || noteWord.test(loanNo));
  if (signed && !numberLike.test(identity)) return "note";
  if (identity !== "") return undefined;
  if (loanNo !== "" && texts.length > 1) return undefined;
  return texts.length < fewCells && isBlank(cellOf(header, row, "amount")) ? "note" : undefined;
}

/** Tells whether a row that is a total is the table's own grand total (合计, 总计) and no subtotal. */
export function isGrandTotal(row: SheetRow): boolean {
  return row.cells.some((cell) => grandTotalWord.test(compact(cellText(cell))));
}

function repeatsHeader(header: TableHeader, row: SheetRow): boolean {
  return requiredFields.every((field) => {
    const column = header.columns.get(field);
    return column !== undefined && headerWord(cellText(row.cells[column.index])).word === column.read.word;
  });
}

function cellOf(
  header: TableHeader,
  row: SheetRow,
  field: keyof typeof columnNames,
): Cell | null | undefined {
  const column = header.columns.get(field);
  return column === undefined ? undefined : row.cells[column.index];
}
