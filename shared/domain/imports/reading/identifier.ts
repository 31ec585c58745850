import type { Cell } from "#shared/domain/base/sheet.ts";
import { codeText, showsOtherDigits } from "./code-text.ts";

/** Why the words of a cell are not to be trusted: they are lost, or no words at all. */
export type WordFault = "value-boolean" | "text-broken";
/** Why a cell is no number that identifies anything. */
export type IdentifierFault = WordFault | "as-number" | "code-fraction" | "code-as-day" | "text-superscript";

/** Excel keeps 15 digits of a number: a longer one in a numeric cell is damaged, whatever its check digit says. */
const exactDigitsMax = 15;
/** A code without doubt: no decimal point, exponent or word, and nothing that Excel writes in dates. */
const plainCode = /^[0-9A-DF-Z]+$/;
/** 6.21799E+18, 6.2E18, 621.8E+15, 6e18: what programs make of a long number; 2016E12 is a code. */
const scientific = /^[+-]?(?:\d(?:[.,]\d*)?e[+-]?|\d{2,3}[.,]\d*e[+-]?|\d{2,3}e[+-])\d{1,3}$/i;
const fractional = /^(\d+)\.(\d*)$/;
const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
/** A date as Excel writes it into a text file: 2016/6/1, 6月1日, 1-Jun; 2016-6-1 may number something. */
const writtenDay = new RegExp(
  String.raw`^(?:\d{4}/\d{1,2}/\d{1,2}(?:\d?\d:.*)?|\d{4}-\d\d?-\d\d?t?\d?\d:\d.*|(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}-${month}(?:-\d+)?|${month}-\d\d)$`,
  "i",
);
const truth = /^(?:true|false)$/i;
/** A character that no decoder knew, also once it was written in GBK. */
const broken = /\ufffd|锟斤拷/;
const suspect = /[\u0080-\u00ff\ufffd锟]/;
/** What the bytes of Chinese text are in Windows-1252: Íõ and çŽ‹ for 王. */
const misread =
  /[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2018-\u2022\u2030\u2039\u203a\u20ac\u2122]/g;
/** Digits that are marks or powers (², ①, ½), which the compact form would turn into plain ones. */
const raisedDigit = /\p{No}/u;

/**
 * A cell's text as a number that identifies a loan, a contract, an account, an association or a person, or why it is
 * none: it is no text and no whole number, or what it says is not what was entered. The one rule for all of them.
 */
export function readIdentifier(cell: Cell): { text: string } | { fault: IdentifierFault } {
  if (cell.kind === "text" && plainCode.test(cell.text)) return { text: cell.text };
  const fault = wordFault(cell);
  if (fault !== undefined) return { fault };
  if (cell.kind === "day") return { fault: "code-as-day" };
  if (cell.kind === "text" && raisedDigit.test(cell.text)) return { fault: "text-superscript" };
  if (cell.kind === "number") {
    const digits = cell.text.replaceAll(/\D/g, "").length;
    if (digits > exactDigitsMax) return { fault: "as-number" };
    if (cell.text.includes(".")) return { fault: "code-fraction" };
    if (showsOtherDigits(cell)) return { fault: "as-number" };
  }
  const text = codeText(cell);
  if (scientific.test(text)) return { fault: "as-number" };
  return writtenDay.test(text) ? { fault: "code-as-day" } : withoutFraction(text);
}

/** Why the words of a cell are not to be trusted, or `undefined` when nothing speaks against them. */
export function wordFault(cell: Cell): WordFault | undefined {
  if (cell.kind === "boolean") return "value-boolean";
  if (cell.kind !== "text") return undefined;
  if (suspect.test(cell.text) && (broken.test(cell.text) || isMisread(cell.text))) return "text-broken";
  return truth.test(cell.text) ? "value-boolean" : undefined;
}

/** Tells of Chinese that was decoded as a Western alphabet: half of the characters are accented letters and signs. */
function isMisread(text: string): boolean {
  const western = text.match(misread)?.length ?? 0;
  return western > 1 && western * 2 >= text.length;
}

/** 340001.0 is the whole number 340001 that a program kept as a float; with other digits after the point it is not. */
function withoutFraction(text: string): { text: string } | { fault: IdentifierFault } {
  const [, whole, digits] = fractional.exec(text) ?? [];
  if (whole === undefined || digits === undefined) return { text };
  if (/[1-9]/.test(digits)) return { fault: "code-fraction" };
  return whole.length > exactDigitsMax ? { fault: "as-number" } : { text: whole };
}
