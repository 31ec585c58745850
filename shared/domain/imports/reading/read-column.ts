import type { Day } from "#shared/domain/base/day.ts";
import type { IdentityKind } from "#shared/domain/base/identity.ts";
import type { Fen, MoneyUnit } from "#shared/domain/base/money.ts";
import { holdsPersonNumber, maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import type { Cell } from "#shared/domain/base/sheet.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import { loanNoLengthMax, loanTextLengthMax } from "#shared/domain/ledger/loan.ts";
import type { UnitSource } from "../import-record.ts";
import { codeText } from "./code-text.ts";
import { readIdentifier, wordFault } from "./identifier.ts";
import { readAmount } from "./read-amount.ts";
import { isAmbiguousDay } from "./read-day.ts";
import { maskedTailOf, readIdentity } from "./read-identity.ts";
import { isWordOfList } from "./read-words.ts";
import type { RowReasonCode } from "./row-reason.ts";
import {
  cellIn,
  fault,
  maskedValue,
  noteMasked,
  type PresentRow,
  type TableColumn,
} from "./table-columns.ts";
import { plainMeanings } from "./table-rules.ts";
import { cellText, trimmed } from "./text.ts";

const earliestOn: Day = "1990-01-01";
const latestOn: Day = "2100-12-31";
const loanNoPattern = /^[0-9A-Za-z\u3400-\u9fff\-_/.()〔〕[\]]+$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cf}]/u;
/** Most texts: Chinese characters, letters and digits. */
const plainWords = /^[\u0020-\u007e\u3400-\u9fff]*$/;
const unseenAll = new RegExp(unseen.source, "gu");
const letter = /\p{L}/u;
/** Letters and digits, of these at least four: a credit code or a loan's number, and no name. */
const codeOnly = /^(?=.{8})(?=(?:\D*\d){4})[0-9A-Za-z\-_/.]+$/;
const digit = /\d/;
const isPersonNumber = /^\d{17}[\dXx]$/;

/** The loan number that the present row states; a number that lost digits is none. */
export function loanNoIn(present: PresentRow, column: TableColumn): string | undefined {
  const cell = cellIn(present, column);
  if (cell === undefined) return undefined;
  const read = readIdentifier(cell);
  if ("fault" in read) {
    fault(present, column, read.fault === "as-number" ? "loan-no-as-number" : read.fault);
    return undefined;
  }
  const { text } = read;
  if (holdsPersonNumber(text, { today: present.today })) {
    fault(present, column, isPersonNumber.test(text) ? "loan-no-identity" : "identity-within");
    return undefined;
  }
  if (text.length <= loanNoLengthMax && loanNoPattern.test(text) && digit.test(text)) return text;
  fault(present, column, "loan-no-invalid");
  return undefined;
}

/** The identifying number that the present row states, in its canonical form. */
export function identityIn(
  present: PresentRow,
  column: TableColumn,
  borrowerType: BorrowerType | undefined,
): { kind: IdentityKind; number: string } | undefined {
  const cell = cellIn(present, column);
  if (cell === undefined) return undefined;
  const verdict = readIdentity(cell, borrowerType);
  if ("kind" in verdict) return verdict;
  fault(present, column, verdict.fault);
  return undefined;
}

/** The end of a masked identifying number in the present row, which says nothing else: that is noted. */
export function maskedTailIn(present: PresentRow, column: TableColumn): string | undefined {
  const cell = column.index < 0 ? null : (present.row.cells[column.index] ?? null);
  const tail = cell === null ? undefined : maskedTailOf(cell);
  if (tail === undefined) return undefined;
  const { field, header } = column;
  const value = maskedValue(field, cellText(cell), present.today);
  const address = column.letters + present.row.row;
  present.unread.push({ field, header, cell: address, code: "identity-masked", value });
  return tail;
}

/**
 * A name of at most `loanTextLengthMax` characters; one with somebody's identity number in it is none, nor is a code, a
 * county or a word of another column, unless the liaison settled that this is a name.
 */
export function nameIn(
  present: PresentRow,
  column: TableColumn,
  countyCode: (text: string) => string | undefined,
): string | undefined {
  const cell = cellIn(present, column);
  if (cell === undefined) return undefined;
  const name = visible(trimmed(cellText(cell)));
  const damage = nameFault(cell, name, present) ?? otherThanName(present, column, name, countyCode);
  if (damage === undefined) return limited(present, column, name);
  fault(present, column, damage);
  return undefined;
}

/**
 * Why a cell is no name: its words are damaged, it is a day, it holds somebody's identity number, or it has no letter at
 * all, as a figure in the wrong column.
 */
function nameFault(cell: Cell, name: string, { today }: PresentRow): RowReasonCode | undefined {
  if (cell.kind === "day") return "code-as-day";
  const damage = wordFault(cell);
  if (damage !== undefined) return damage;
  if (holdsPersonNumber(name, { likely: true, today })) return "identity-within";
  return letter.test(name) ? undefined : "name-without-letters";
}

/** Why a sound text is in the wrong column, as when two cells of a row were swapped. */
function otherThanName(
  { settled }: PresentRow,
  { field }: TableColumn,
  name: string,
  countyCode: (text: string) => string | undefined,
): RowReasonCode | undefined {
  const isOther = codeOnly.test(name) || isWordOfList(name) || countyCode(name) !== undefined;
  return isOther && settled(field, name) === undefined ? "name-misplaced" : undefined;
}

/** A text of at most `loanTextLengthMax` characters, with identity numbers in it masked, which is noted. */
export function textIn(present: PresentRow, column: TableColumn): string | undefined {
  const cell = cellIn(present, column);
  if (cell === undefined) return undefined;
  const damage = wordFault(cell);
  if (damage !== undefined) {
    fault(present, column, damage);
    return undefined;
  }
  const words = visible(trimmed(cellText(cell)));
  const masked = maskPersonNumbers(words, { likely: true, today: present.today });
  if (masked !== words) noteMasked(present, column);
  return limited(present, column, masked);
}

/** A code of letters and digits other than the loan number; a number is read as its format shows it. */
export function codeIn(present: PresentRow, column: TableColumn): string | undefined {
  const cell = cellIn(present, column);
  if (cell === undefined) return undefined;
  const read = readIdentifier(cell);
  if ("fault" in read) {
    fault(present, column, read.fault === "as-number" ? "code-as-number" : read.fault);
    return undefined;
  }
  const asWritten = cell.kind === "text" && (read.text === cell.text || read.text === codeText(cell));
  const code = asWritten ? visible(trimmed(cell.text).replace(/^'/, "")) : read.text;
  if (!holdsPersonNumber(code, { today: present.today })) return limited(present, column, code);
  fault(present, column, "identity-within");
  return undefined;
}

/** What a word of a list means; a word that means nothing is a fault of the given code. */
export function wordIn<T>(
  present: PresentRow,
  column: TableColumn,
  code: RowReasonCode,
  meaningOf: (text: string) => T | undefined,
): T | undefined {
  const cell = cellIn(present, column);
  if (cell === undefined) return undefined;
  const meaning = meaningOf(cellText(cell));
  if (meaning === undefined) fault(present, column, code);
  return meaning;
}

/** An amount of money in fen, of any sign. */
export function amountIn(
  present: PresentRow,
  column: TableColumn,
  unit: MoneyUnit,
  told: UnitSource,
): Fen | undefined {
  const cell = cellIn(present, column);
  if (cell === undefined) return undefined;
  const amount = readAmount(cell, unit, told);
  if (typeof amount === "bigint") return amount;
  if (present.settled(column.field, cellText(cell)) === plainMeanings.nought) return 0n;
  fault(present, column, amount);
  return undefined;
}

/** A day between 1990 and 2100; `dayOf` is `readDay` in the book's calendar. */
export function dayIn(
  present: PresentRow,
  column: TableColumn,
  dayOf: (cell: Cell) => Day | undefined,
): Day | undefined {
  const cell = cellIn(present, column);
  if (cell === undefined) return undefined;
  const day = dayOf(cell);
  if (day === undefined) {
    const ambiguous = cell.kind === "text" && isAmbiguousDay(cell.text);
    fault(present, column, ambiguous ? "day-ambiguous" : "day-invalid");
    return undefined;
  }
  if (day >= earliestOn && day <= latestOn) return day;
  fault(present, column, "day-out-of-range");
  return undefined;
}

/** A yearly rate in millionths; `rateOf` is `readRate` under the column's header. */
export function rateIn(
  present: PresentRow,
  column: TableColumn,
  rateOf: (cell: Cell) => number | undefined,
): number | undefined {
  const cell = cellIn(present, column);
  if (cell === undefined) return undefined;
  const rate = rateOf(cell);
  if (rate !== undefined) return rate;
  if (present.settled(column.field, cellText(cell)) === plainMeanings.nought) return 0;
  fault(present, column, "rate-invalid");
  return undefined;
}

/** A text without the characters that nobody sees, as control and direction marks. */
function visible(text: string): string {
  return !plainWords.test(text) && unseen.test(text) ? text.replaceAll(unseenAll, "") : text;
}

function limited(present: PresentRow, column: TableColumn, words: string): string | undefined {
  if (words.length <= loanTextLengthMax || [...words].length <= loanTextLengthMax) return words;
  fault(present, column, "text-too-long");
  return undefined;
}
