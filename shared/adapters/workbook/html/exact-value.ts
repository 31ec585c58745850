import type { NumberShown } from "#shared/domain/base/sheet.ts";
import { decimalText } from "../decimal-text.ts";

/** A cell's exact number, with `shown` where people see other digits. */
export type ExactNumber = { text: string; shown?: NumberShown };

/** The attributes in which Office, LibreOffice and SheetJS write the stored number. */
const valueAttribute = /(?:^|\s)(?:x:num|sdval|data-v)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const decimal = /^[+-]?\d+(?:\.\d*)?(?:e[+-]?\d{1,3})?$/i;
const shownNumber = /^([+-]?)(?:[¥￥$]|RMB|CNY)?(\d[\d,]*)(?:\.(\d+))?(%?)(?:元)?$/;
const exactDigitsMax = 15;
const wholeOfPercent = 100;

/**
 * The number that a cell of a page stores, or `undefined` where what it shows is all there is: it stores none, it shows
 * no number (a day, a word), or it is a code whose digits count. A stored number that does not round to the one shown
 * counts as shown divided.
 */
export function exactNumber(attributes: string, shown: string): ExactNumber | undefined {
  const match = valueAttribute.exec(attributes);
  const stored = (match?.[1] ?? match?.[2] ?? match?.[3])?.trim();
  if (stored === undefined || !decimal.test(stored)) return undefined;
  const seen = shownNumber.exec(shown.normalize("NFKC").replaceAll(/\s/g, ""));
  if (seen === null) return undefined;
  const [, sign = "", whole = "", fraction = "", percent = ""] = seen;
  const digits = whole.replaceAll(",", "");
  if (digits.length + fraction.length > exactDigitsMax || /^0\d/.test(digits)) return undefined;
  const text = decimalText(Number(stored));
  const value = Number(stored) * (percent === "" ? 1 : wholeOfPercent);
  const difference = Math.abs(value - Number(`${sign}${digits}.${fraction || "0"}`));
  const isRounded = difference <= 0.5 * 10 ** -fraction.length + Math.abs(value) * Number.EPSILON * 4;
  if (!isRounded) return { text, shown: { scaled: true } };
  return percent === "" ? { text } : { text, shown: { percent: true } };
}
