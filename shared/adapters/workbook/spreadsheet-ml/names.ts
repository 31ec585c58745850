import type { XmlTag } from "#shared/adapters/workbook/xlsx/xml-tag.ts";
import { nameCode } from "../xlsx/name-code.ts";
import { attributeText, attributeTextIn } from "../xlsx/tag-attributes.ts";

const excelMix = nameCode("excel:");
const htmlMix = nameCode("html:");
const spreadsheetEnd = ":office:spreadsheet";

/** The namespaces of a workbook in Excel's XML of 2003, each with what is mixed into the codes of its names. */
export const spaces: ReadonlyMap<string, number> = new Map([
  ["urn:schemas-microsoft-com:office:spreadsheet", 0],
  ["urn:schemas-microsoft-com:office:excel", excelMix],
  ["http://www.w3.org/TR/REC-html40", htmlMix],
]);

/** The code of an element of the workbook itself. */
export const own = nameCode;
/** The code of an element of Excel's settings. */
export const ofExcel = (name: string): number => nameCode(name) ^ excelMix;
/** The code of an element of rich text. */
export const ofHtml = (name: string): number => nameCode(name) ^ htmlMix;

/** An attribute of the workbook's namespace; some writers leave its prefix out. */
export function attribute(tag: XmlTag, name: number): string | undefined {
  return attributeTextIn(tag, spreadsheetEnd, name) ?? attributeText(tag, name);
}

/** A whole number from 0 on that an attribute states, or the given one where it is absent or none. */
export function countOf(tag: XmlTag, name: number, otherwise: number): number {
  const text = attribute(tag, name);
  return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : otherwise;
}

/** Tells whether an attribute says yes. */
export function saysYes(tag: XmlTag, name: number): boolean {
  const text = attribute(tag, name);
  return text === "1" || text?.toLowerCase() === "true";
}
