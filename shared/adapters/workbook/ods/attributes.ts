import type { XmlTag } from "#shared/adapters/workbook/xlsx/xml-tag.ts";
import { nameCode } from "../xlsx/name-code.ts";
import { attributeValue } from "../xlsx/tag-attributes.ts";

const extension = "calcext";

/**
 * The attribute of a local name, in any namespace of OpenDocument: no element has two of one name, except for
 * LibreOffice's extensions, which do not count.
 */
export function attribute(tag: XmlTag, name: number): string | undefined {
  for (let index = 0; index < tag.count; index++) {
    if (tag.names[index] === name && !isExtension(tag, index)) return attributeValue(tag, index);
  }
  return undefined;
}

/** A whole number from 1 on that an attribute states; 1 where it is absent or none. */
export function countOf(tag: XmlTag, name: number): number {
  const text = attribute(tag, name);
  return text !== undefined && /^\d{1,9}$/.test(text) ? Math.max(1, Number(text)) : 1;
}

const lengthName = nameCode("row-height");

/** Whether a style's height is nothing that anybody sees: less than half a millimetre, in whatever unit. */
export function isNoHeight(tag: XmlTag): boolean {
  const match = /^([\d.]+)(cm|mm|in|pt|pc|px)$/.exec(attribute(tag, lengthName) ?? "");
  if (match === null) return false;
  return Number(match[1]) * (millimetres.get(match[2] ?? "") ?? 1) < heightSeenMin;
}

const heightSeenMin = 0.3;
const millimetres: ReadonlyMap<string, number> = new Map([
  ["cm", 10],
  ["mm", 1],
  ["in", 25.4],
  ["pt", 0.353],
  ["pc", 4.233],
  ["px", 0.265],
]);

/** Tells of the attribute at a position whether LibreOffice extends OpenDocument with it. */
export function isExtension(tag: XmlTag, index: number): boolean {
  const prefix = tag.prefixes[index] ?? 0;
  return prefix !== 0 && tag.namespaceOf(prefix).includes(extension);
}
