import { LedgerFailure } from "#shared/domain/failure.ts";
import type { NumberShown } from "#shared/domain/sheet.ts";
import { isDateFormat, numberShown } from "./number-format.ts";
import { placeKinds, shownMax } from "./packed-rows.ts";

/** What a number format makes of a number: a day, or a number packed as the given kind. */
export type NumberStyle = { isDate: boolean; kind: number };

const formatsMax = 20_000;

/** The style of plain numbers. */
export const plainNumber: NumberStyle = Object.freeze({ isDate: false, kind: placeKinds.number });

/**
 * Collects the ways of showing numbers that a workbook uses: `styleOf` gives the style of a format, the same object for
 * the same format, and `shown` is the list that packed kinds refer to, one frozen object for each way.
 */
export function createShownNumbers(): {
  styleOf(format: string): NumberStyle;
  shown: readonly NumberShown[];
} {
  const shown: NumberShown[] = [];
  const kinds = new Map<string, number>();
  const styles = new Map<string, NumberStyle>();
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
      const style = Object.freeze({ isDate: isDateFormat(format), kind: kindOf(numberShown(format)) });
      styles.set(format, style);
      return style;
    },
  };
}
