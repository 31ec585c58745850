import { formatYuan } from "#shared/domain/base/money.ts";
import { type LoanField, loanFieldRows, loanFields } from "#shared/domain/ledger/loan.ts";

const ppmPerPercent = 10_000;

/** A field's canonical text as people read it; a hidden one is not shown, only that there is one. */
export function loanFieldText(field: LoanField, text: string | null): string {
  if (text === null || text === "") return "—";
  const row = loanFieldRows[field];
  if (row.privacy === "hidden") return "（不显示）";
  switch (row.kind) {
    case "fen":
      return /^-?\d+$/.test(text) ? `${formatYuan(BigInt(text))} 元` : text;
    case "ppm":
      return `${Number(text) / ppmPerPercent} %`;
    case "enum":
      return row.names[text] ?? text;
    case "flag":
      return text === "true" ? "是" : "否";
    default:
      return text;
  }
}

/** The text of a change whose field may be one that this page does not know: then as it came. */
export function changedText(field: string, text: string | null): string {
  const known = loanFields.find((name) => name === field);
  return known === undefined ? (text ?? "—") : loanFieldText(known, text);
}
