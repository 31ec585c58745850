import { formatYuan } from "#shared/domain/base/money.ts";
import { columnLetters } from "#shared/domain/base/sheet.ts";
import type { ImportNotice } from "../import-record.ts";
import { type ColumnField, columnNames, neededColumns } from "./columns.ts";
import type { ClaimedColumn } from "./header-candidates.ts";
import type { SheetRead } from "./read-sheet.ts";
import type { Tallied } from "./rival-sums.ts";

/** A notice of a sheet before its name is put in front of it. */
type Remark = readonly [code: string, message: string];

/** The notices of a sheet: what was hidden, and what was taken over from other rows. */
export function sheetNotices(read: SheetRead): ImportNotice[] {
  const remarks = [
    ...columnRemarks(read),
    ...impliedFieldRemarks(read),
    ...hiddenRemarks(read),
    ...cellRemarks(read),
  ];
  return [
    ...contestNotices(read),
    ...read.notices,
    ...remarks.map(([code, message]) => ({ code, message: `工作表“${read.sheet.name}”${message}` })),
  ];
}

/** Columns that were not read, or were read though they look like something else. */
function columnRemarks({ header, leftOut, unlike }: SheetRead): Remark[] {
  const remarks: Remark[] = [];
  for (const { field, columns } of leftOut) {
    remarks.push([
      "column-left-out",
      `有几列都可能是${columnNames[field]}，内容又不相同：${columns.map(named).join("、")}。这一项没有读取；要用其中一列的，请在导入页面的“列的含义和取值”中指定。`,
    ]);
  }
  for (const { column, holds } of unlike) {
    remarks.push([
      "column-unlike-decision",
      `的 ${named(column)}按您的指定读取，内容看起来却是${holds}，请核对是否指定错了列。`,
    ]);
  }
  const loanNo = header.columns.get("loanNo");
  if (loanNo !== undefined && namesContract(loanNo.header)) {
    remarks.push([
      "loan-no-of-contract",
      `的借据号取自 ${named(loanNo)}。一份合同可能有几张借据，合同号相同的几笔不能合并为一笔；文件里有借据号的，请改用借据号。`,
    ]);
  }
  return remarks;
}

/** Fields without a column: derived from others, the same in all rows, or left as the ledger has them. */
function impliedFieldRemarks({ header, said, lacking }: SheetRead): Remark[] {
  const remarks: Remark[] = [];
  for (const [field, from] of [
    ["borrowerType", "identityNo"],
    ["countyName", "branch"],
  ] as const) {
    const source = header.columns.get(from);
    if (header.columns.has(field) || source === undefined || said.has(field)) continue;
    remarks.push([
      "field-derived",
      `没有${columnNames[field]}列，已由 ${named(source)}判断；不对的，请在表中补上这一列后重新上传。`,
    ]);
  }
  for (const [field, value] of said) {
    remarks.push([
      "field-constant",
      `没有${columnNames[field]}列，各行都按“${value}”读取；不对的，请在表中补上这一列后重新上传。`,
    ]);
  }
  if (lacking.length > 0) {
    const names = lacking.map((field) => columnNames[field]).join("、");
    const isNewPossible = lacking.every((field) => !neededColumns.includes(field));
    const ofNew = isNewPossible ? "新贷款按会员名册归属" : "台账中没有的不能作为新贷款入账";
    remarks.push(["fields-from-ledger", `没有${names}列：台账中已有的贷款沿用台账里的内容，${ofNew}。`]);
  }
  return remarks;
}

function hiddenRemarks({ sheet, hiddenRows, hiddenColumns, totalUncalculated }: SheetRead): Remark[] {
  const remarks: Remark[] = [];
  if (totalUncalculated !== undefined) {
    remarks.push([
      "total-uncalculated",
      `的合计（${totalUncalculated}）是公式，没有计算过，未与逐行相加核对。`,
    ]);
  }
  if (hiddenRows > 0) remarks.push(["rows-hidden", `有 ${hiddenRows} 行被隐藏，已一并读取。`]);
  if (hiddenColumns.length > 0) {
    remarks.push([
      "columns-hidden",
      `有 ${hiddenColumns.length} 列被隐藏（${hiddenColumns.join("、")}），已一并读取。`,
    ]);
  }
  if (sheet.hidden) remarks.push(["sheet-hidden", "是隐藏的，已一并读取。"]);
  return remarks;
}

/** Cells that were filled from the row above, and identity numbers that were masked. */
function cellRemarks({ table }: SheetRead): Remark[] {
  const { dittoCells, mergedCells, masked } = table.present;
  const remarks: Remark[] = [];
  if (dittoCells > 0) remarks.push(["ditto-expanded", `有 ${dittoCells} 个单元格写“同上”，已按上一行读取。`]);
  if (mergedCells > 0) {
    remarks.push(["merged-filled", `有 ${mergedCells} 个单元格与上面的合并，已按合并的内容读取。`]);
  }
  for (const [{ header }, { count, cells }] of masked) {
    const where = `${cells.join("、")}${count > cells.length ? " 等" : ""}`;
    remarks.push([
      "identity-masked",
      `的“${header}”列有 ${count} 个单元格写有完整的身份证号，已遮去中间几位再读取：${where}。请在原表中删去。`,
    ]);
  }
  return remarks;
}

/** The code of the notice that several columns may be what one of them was taken for. */
export const competingCode = "columns-competing";

/**
 * The notices that a column was chosen while others with other figures may be meant: which one, which not, the sum of
 * each, and in how many rows they differ. Columns with the same figures are not mentioned.
 */
function contestNotices({ sheet, contests }: SheetRead): ImportNotice[] {
  return contests.flatMap(({ field, taken, rivals }): ImportNotice[] => {
    const different = rivals.filter(({ differing }) => differing > 0);
    if (different.length === 0) return [];
    const sumOf = ({ sumFen }: Tallied) => (field === "disbursedOn" ? [] : [`合计 ${formatYuan(sumFen)} 元`]);
    const others = different.map(
      (rival) =>
        `${named(rival.column)}（${[...sumOf(rival), `${rival.differing} 行与采用的不同`].join("，")}）`,
    );
    const decided = taken.column.mappedBy === "decision" ? "按您的指定" : "";
    const [sum] = sumOf(taken);
    const read = `${decided}采用了 ${named(taken.column)}${sum === undefined ? "" : `（${sum}）`}`;
    return [
      {
        code: competingCode,
        message: `工作表“${sheet.name}”有几列都可能是${columnNames[field]}：${read}，没有采用 ${others.join("、")}。采用的不对时，请在导入页面的“列的含义和取值”中改为正确的一列。`,
      },
    ];
  });
}

/** A column as a notice names it: G 列“贷款金额”. */
function named({ index, header }: ClaimedColumn): string {
  return `${columnLetters(index)} 列“${header}”`;
}

/** Tells whether a header is of contracts, each of which may have several loan notes. */
function namesContract(header: string): boolean {
  return header.includes("合同") && !header.includes("借据");
}

/** The notice that sheets which are read together have not the same columns, or `undefined`. */
export function differingSheets(reads: readonly SheetRead[]): ImportNotice | undefined {
  const everywhere = new Set<ColumnField>();
  for (const { header } of reads) for (const field of header.columns.keys()) everywhere.add(field);
  const lacking = reads.flatMap(({ sheet, header }) => {
    const names = [...everywhere]
      .filter((field) => !header.columns.has(field))
      .map((field) => columnNames[field]);
    return names.length === 0 ? [] : [`“${sheet.name}”没有${names.join("、")}`];
  });
  if (lacking.length === 0) return undefined;
  const shown = lacking.slice(0, sheetsReportedMax).join("；");
  return {
    code: "sheets-differ",
    message: `各工作表的列不同：${shown}${lacking.length > sheetsReportedMax ? "等" : ""}。没有的列不改变已有的内容。`,
  };
}

const sheetsReportedMax = 5;
