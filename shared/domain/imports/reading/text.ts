import type { Cell } from "#shared/domain/base/sheet.ts";

const edges = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;
const alreadyCompact = /^[\x21-\x7e\u4e00-\u9fff]*$/;
const blanks = /[\s\p{Cf}]/gu;

/** A text without the blanks at its ends, the full-width, no-break and zero-width ones included; the rest is unchanged. */
export function trimmed(text: string): string {
  if (isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1))) return text;
  return text.replaceAll(edges, "");
}

/** Tells whether a code unit is an ordinary character and not a blank. */
function isPlain(unit: number): boolean {
  return (unit > 0x20 && unit < 0x7f) || (unit >= 0x4e00 && unit <= 0x9fff);
}

/** A text in NFKC without any blanks: the form in which words, codes and headers are compared. */
export function compact(text: string): string {
  if (alreadyCompact.test(text)) return text;
  return text.normalize("NFKC").replaceAll(blanks, "");
}

/** The text that a cell shows, trimmed; the empty text for an empty cell and for an error. */
export function cellText(cell: Cell | null | undefined): string {
  if (cell === null || cell === undefined) return "";
  switch (cell.kind) {
    case "text":
      return trimmed(cell.text);
    case "number":
      return cell.text;
    case "day":
      return cell.day;
    case "boolean":
      return cell.value ? "是" : "否";
    case "error":
      return cell.text;
  }
}

const placeholders = new Set(["", "-", "--", "—", "——", "/", "\\", "无", "null", "NULL", "N/A"]);
const dittos = new Set(["同上", "同前", "〃", "″", "''", '"', "々"].map(compact));
/** The characters with which a placeholder or a 同上 may begin. */
const suspects: ReadonlySet<number> = new Set(
  [...placeholders, ...dittos].filter((word) => word !== "").map((word) => word.charCodeAt(0)),
);

const noAssociations = new Set([
  "非会员",
  "不是会员",
  "暂无",
  "待定",
  "待确认",
  "其他",
  "其它",
  "无",
  "未加入",
  "未入会",
  "未参加",
  "无农技协",
  "无协会",
  "无所属",
  "没有",
  "不详",
  "未知",
  "不属于",
  "不适用",
  "未归属",
  "未填",
  "空",
]);

/** Tells whether a text in a column of associations names none: 非会员, 暂无, 其他. */
export function namesNoAssociation(text: string): boolean {
  return noAssociations.has(compact(text).replace(/[()（）。.]/g, ""));
}

/** Tells whether a cell says nothing: it is empty, or holds one of the usual signs for "none". */
export function saysNothing(cell: Cell | null | undefined): boolean {
  return !saysPlainly(cell) && placeholders.has(compact(cellText(cell)));
}

/** Tells whether a cell refers to the one above it (同上, 〃). */
export function saysDitto(cell: Cell | null | undefined): boolean {
  return !saysPlainly(cell) && dittos.has(compact(cellText(cell)));
}

/** Tells quickly that a cell has content; most cells do. */
export function saysPlainly(cell: Cell | null | undefined): boolean {
  if (cell === null || cell === undefined) return false;
  if (cell.kind !== "text") return true;
  const first = cell.text.charCodeAt(0);
  return isPlain(first) && !suspects.has(first);
}

/** Tells whether a cell has nothing in it but blanks. */
export function isBlank(cell: Cell | null | undefined): boolean {
  return compact(cellText(cell)) === "";
}
