import { cellXmlText } from "#shared/adapters/ooxml/xml-text.ts";
import { excelSerialOf } from "#shared/domain/base/day.ts";
import type { Cell } from "#shared/domain/base/sheet.ts";

const errorTexts = new Set(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"]);

/**
 * A cell as a sheet's XML writes it. A text is an inline string, which no program takes for a formula; a number keeps
 * its decimal digits if Excel can keep them, else it is text.
 */
export function cellXml(
  address: string,
  style: number | undefined,
  content: Cell | null,
  prefix = "",
): string {
  const start = `<${prefix}c r="${address}"${style === undefined ? "" : ` s="${style}"`}`;
  const end = `</${prefix}c>`;
  const valued = (type: string, value: string | number) =>
    `${start}${type}><${prefix}v>${value}</${prefix}v>${end}`;
  const texted = (text: string) =>
    `${start} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${cellXmlText(text)}</${prefix}t></${prefix}is>${end}`;
  switch (content?.kind) {
    case undefined:
      return `${start}/>`;
    case "text":
      return texted(content.text);
    case "number":
      return isKept(content.text) ? valued("", content.text) : texted(content.text);
    case "day": {
      const serial = excelSerialOf(content.day);
      return serial >= 1 ? valued("", serial) : texted(content.day);
    }
    case "boolean":
      return valued(' t="b"', content.value ? 1 : 0);
    case "error":
      return errorTexts.has(content.text) ? valued(' t="e"', content.text) : texted(content.text);
  }
}

function isKept(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text) && Number.isFinite(Number(text));
}
