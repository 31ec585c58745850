import type { BookCell, CellForm } from "#shared/domain/base/book.ts";
import { moneyUnitNames } from "#shared/domain/base/money.ts";
import type { NumberShown } from "#shared/domain/base/sheet.ts";

const general = "General";

/** The number format of each form of a column. */
export const formFormats: Record<CellForm, string> = {
  text: "@",
  money: "#,##0.00####",
  day: "yyyy-mm-dd",
  rate: "0.00####",
};

/** The number format of a cell: what is read again shows what it showed before, and texts stay texts when edited. */
export function numberFormatOf({ content, form }: BookCell): string {
  switch (content?.kind) {
    case "text":
      return formFormats.text;
    case "day":
      return formFormats.day;
    case "number":
      return shownFormat(content.shown) ?? (form === undefined ? general : formFormats[form]);
    default:
      return form === undefined ? general : formFormats[form];
  }
}

function shownFormat(shown: NumberShown | undefined): string | undefined {
  if (shown?.percent === true) return "0.00####%";
  if (shown?.scaled === true) return "#,##0.00####,";
  if (shown?.unit !== undefined) return `0.00####"${moneyUnitNames[shown.unit]}"`;
  return shown?.zeroPaddedTo === undefined ? undefined : "0".repeat(shown.zeroPaddedTo);
}
