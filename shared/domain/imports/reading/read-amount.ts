import {
  type Fen,
  loanAmountFenMax,
  type MoneyUnit,
  parseFen,
  statedUnit,
} from "#shared/domain/base/money.ts";
import type { Cell } from "#shared/domain/base/sheet.ts";
import type { UnitSource } from "../import-record.ts";
import { withoutFloatNoise } from "./float-noise.ts";
import type { RowReasonCode } from "./row-reason.ts";
import { cellText } from "./text.ts";

/** What a cell says as an amount, or the fault that it has. */
export type ReadAmount = Fen | Extract<RowReasonCode, `amount-${string}`>;

/** 1.23E+06 as a spreadsheet shows it has lost its last digits; 1.23456789E7 as programs write it has all of them. */
const shortened = /\d\s*[eEｅＥ]\s*[+＋]/;

/** Blanks within figures join them only where they part thousands; 280.000 in yuan parts them with a dot, or says nothing. */
const twoFigures = /\d\s+\d/;
const spaced = /^\D*\d{1,3}(?:\s\d{3})+(?!\d)/;
const dottedThousands = /^\D*[1-9]\d{0,3}\.\d{3}\D*$/;
/** A day of this century in eight digits: no amount in round yuan looks like one. */
const solidDay = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
/** From so many characters on, a decimal may be an artefact of a double. */
const longDecimal = /[\d.,]{16}/;

/**
 * The amount of a cell. A unit in the cell (5万元, or a format that adds 万元) counts only where header, line and decision
 * state none; where it differs from theirs it is a fault. So is a format that shows the number divided, and digits
 * replaced by a power of ten. `told` says which of them states the column's unit.
 */
export function readAmount(cell: Cell, unit: MoneyUnit, told: UnitSource): ReadAmount {
  if (cell.kind !== "text" && cell.kind !== "number") return "amount-not-a-number";
  let text: string;
  let own: MoneyUnit | undefined;
  if (cell.kind === "number") {
    text = cell.text;
    const { shown } = cell;
    if (shown !== undefined) {
      if (shown.percent === true) return "amount-not-a-number";
      if (shown.scaled === true) return "amount-format-scaled";
      own = shown.unit;
    }
  } else {
    text = cellText(cell);
    if (shortened.test(text)) return "amount-rounded";
    if (twoFigures.test(text) && !spaced.test(text)) return "amount-not-a-number";
    if (unit === "yuan" && dottedThousands.test(text)) return "amount-not-a-number";
    own = statedUnit(text);
  }
  if (text.length === 8 && solidDay.test(text)) return "amount-as-day";
  if (own !== undefined && own !== unit && told !== "default") return "amount-unit-contradicts";
  let parsed = parseFen(text, own ?? unit);
  if ("fault" in parsed && longDecimal.test(text)) {
    parsed = parseFen(withoutFloatNoise(text.replaceAll(",", "")), own ?? unit);
  }
  if ("fault" in parsed) {
    return parsed.fault === "below-a-fen" ? "amount-below-a-fen" : "amount-not-a-number";
  }
  return parsed.fen > loanAmountFenMax ? "amount-too-large" : parsed.fen;
}
