import { examineOrganisationNumber, examinePersonNumber } from "#shared/domain/base/identity.ts";
import { parseFen } from "#shared/domain/base/money.ts";
import type { Cell } from "#shared/domain/base/sheet.ts";
import { isAmbiguousDay, readDay } from "./read-day.ts";
import { readBorrowerType } from "./read-words.ts";
import { cellText, compact, saysDitto, saysNothing } from "./text.ts";

/**
 * What a cell looks like alone. `solid-day` is 20160510, which may also be a number; `serial` a number that may be an
 * amount or the serial number of a date; `words` have neither digit nor meaning; `code` is anything else.
 */
export type CellKind =
  | "identity"
  | "amount"
  | "serial"
  | "day"
  | "solid-day"
  | "county"
  | "borrower-type"
  | "yes-no"
  | "rate"
  | "words"
  | "code";

const yesNo = /^(?:是|否|√|×|Y|N|YES|NO)$/i;
const cjk = /[\u3400-\u9fff]/;
const numeral = /^[零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟元圆角分整两]+$/;
/** The serial number of a day, or of a time of day: those have other decimals than money. */
const serial = /^\d{5}(?:\.(?:\d{3,}|5|25|75))?$/;
const digitsOfAmountMax = 11;
const birthYears = { first: 1920, last: 2010 };

/** What a cell looks like; `undefined` when it says nothing or 同上. */
export function cellKindOf(
  cell: Cell | null | undefined,
  countyCode: (text: string) => string | undefined,
): CellKind | undefined {
  if (cell === null || cell === undefined || saysNothing(cell) || saysDitto(cell)) return undefined;
  switch (cell.kind) {
    case "day":
      return "day";
    case "boolean":
      return "yes-no";
    case "error":
      return "code";
    case "number":
      return cell.shown?.percent === true ? "rate" : kindOfNumber(compact(cell.text));
    case "text":
      return kindOfText(cell, countyCode);
  }
}

function kindOfNumber(text: string): CellKind {
  const digits = text.replace(/^[+-]/, "").replace(/\..*$/, "");
  if (isLikelyPersonNumber(text)) return "identity";
  if (digits.length > digitsOfAmountMax) return "code";
  if (/^\d{8}$/.test(text) && readDay({ kind: "number", text }) !== undefined) return "solid-day";
  if (serial.test(text) && readDay({ kind: "number", text }) !== undefined) return "serial";
  return "amount";
}

/**
 * Tells whether a number is a person's identity number, and no loan's of as many digits: its check digit holds, or of the
 * old 15 digits its birthday, and who was born then may borrow. A loan number with a day in it (…20160601…) is none.
 */
function isLikelyPersonNumber(text: string): boolean {
  const verdict = examinePersonNumber(text);
  if (!("kind" in verdict)) return false;
  const year = Number(verdict.number.slice(6, 10));
  return year >= birthYears.first && year <= birthYears.last;
}

function kindOfText(cell: Cell, countyCode: (text: string) => string | undefined): CellKind {
  const text = compact(cellText(cell)).replace(/^'/, "");
  if (yesNo.test(text)) return "yes-no";
  if (text.length === 15 || text.length === 18) {
    const upper = text.toUpperCase();
    if (isLikelyPersonNumber(upper)) return "identity";
    if (text.length === 18 && "kind" in examineOrganisationNumber(upper)) return "identity";
  }
  if (/^\d/.test(text) && /[%‰]$/.test(text)) return "rate";
  if (/^\d{8}$/.test(text)) return readDay(cell) === undefined ? "code" : "solid-day";
  if (/^0\d/.test(text) && !/[.年/-]/.test(text)) return "code";
  if (/^\d+(?:\.\d+)?$/.test(text)) return kindOfNumber(text);
  if (readDay(cell) !== undefined || isAmbiguousDay(text)) return "day";
  if ("fen" in parseFen(text, "yuan")) return "amount";
  if (countyCode(text) !== undefined) return "county";
  if (readBorrowerType(text) !== undefined) return "borrower-type";
  return cjk.test(text) && !/\d/.test(text) && !numeral.test(text) ? "words" : "code";
}
