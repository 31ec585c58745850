import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { NumberShown } from "#shared/domain/base/sheet.ts";
import { hidesNumbers, isDateFormat, numberShown, textShown } from "./number-format.ts";
import { markBits, placeKinds, shownMax } from "./packed-rows.ts";

/**
 * What a cell's style makes of what it holds: of a number a day, or a number packed as the given kind; of a text the text
 * with something around it; and the `markBits` of either, which a font or a format that shows nothing gives them.
 */
export type CellStyle = {
  isDate: boolean;
  kind: number;
  numberMarks: number;
  textMarks: number;
  around?: { before: string; behind: string } | undefined;
};

const formatsMax = 20_000;

/** The style of cells that say nothing of it. */
export const plainStyle: CellStyle = Object.freeze({
  isDate: false,
  kind: placeKinds.number,
  numberMarks: 0,
  textMarks: 0,
});

/** The ways of showing numbers that a workbook uses, one frozen object for each way, in the order of their packed kinds. */
export type ShownNumbers = {
  /** The style of a format, the same object for the same format. */
  styleOf(format: string): CellStyle;
  /** The packed kind of a formula's result that may never have been calculated. */
  uncalculatedKind(kind: number): number;
  shown: readonly NumberShown[];
};

/** Collects the ways of showing numbers. Fails with `too-many-formats`. */
export function createShownNumbers(): ShownNumbers {
  const shown: NumberShown[] = [];
  const kinds = new Map<string, number>();
  const styles = new Map<string, CellStyle>();
  const uncalculated = new Map<number, number>();
  const kindOf = (way: NumberShown | undefined) => {
    if (way === undefined) return placeKinds.number;
    const key = JSON.stringify(way);
    const known = kinds.get(key);
    if (known !== undefined) return known;
    if (shown.length === shownMax) throw new LedgerFailure("too-many-formats", { max: shownMax });
    const kind = placeKinds.shownNumber + shown.push(Object.freeze(way)) - 1;
    kinds.set(key, kind);
    return kind;
  };
  return {
    shown,
    styleOf(format) {
      const known = styles.get(format);
      if (known !== undefined) return known;
      if (styles.size === formatsMax) throw new LedgerFailure("too-many-formats", { max: formatsMax });
      const words = textShown(format);
      const style: CellStyle = Object.freeze({
        isDate: isDateFormat(format),
        kind: kindOf(numberShown(format)),
        numberMarks: hidesNumbers(format) ? markBits.hidden : 0,
        textMarks: words === "hidden" ? markBits.hidden : 0,
        around: words === "hidden" ? undefined : words,
      });
      styles.set(format, style);
      return style;
    },
    uncalculatedKind(kind) {
      const known = uncalculated.get(kind);
      if (known !== undefined) return known;
      const found = kindOf({ ...shown[kind - placeKinds.shownNumber], uncalculated: true });
      uncalculated.set(kind, found);
      return found;
    },
  };
}

/** A style in a font that has marks. */
export function inFont(style: CellStyle, marks: number): CellStyle {
  if (marks === 0) return style;
  return { ...style, numberMarks: style.numberMarks | marks, textMarks: style.textMarks | marks };
}
