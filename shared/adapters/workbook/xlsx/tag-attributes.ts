import { appendXmlText } from "#shared/adapters/ooxml/append-xml-text.ts";
import { createByteText } from "#shared/adapters/ooxml/byte-text.ts";
import type { XmlTag } from "./xml-tag.ts";

const ampersand = 0x26;
const underscore = 0x5f;
const carriageReturn = 0x0d;

/** The text of the attribute without a prefix, or `undefined` if the tag has none of that name. */
export function attributeText(tag: XmlTag, name: number): string | undefined {
  for (let index = 0; index < tag.count; index++) {
    if (tag.names[index] === name && tag.prefixes[index] === 0) return attributeValue(tag, index);
  }
  return undefined;
}

/** The text of the attribute in a namespace whose name ends so, or `undefined` if the tag has none of that name. */
export function attributeTextIn(tag: XmlTag, namespaceEnd: string, name: number): string | undefined {
  for (let index = 0; index < tag.count; index++) {
    const prefix = tag.prefixes[index] ?? 0;
    if (tag.names[index] !== name || prefix === 0) continue;
    if (tag.namespaceOf(prefix).endsWith(namespaceEnd)) return attributeValue(tag, index);
  }
  return undefined;
}

/** The text of the attribute at a position of a tag. */
export function attributeValue(tag: XmlTag, index: number): string {
  const { bytes } = tag;
  const start = tag.starts[index] ?? 0;
  const end = tag.ends[index] ?? 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte === ampersand || byte === underscore || byte === carriageReturn)
      return unescaped(bytes, start, end);
  }
  return bytes.toString("utf8", start, end);
}

function unescaped(bytes: Buffer, start: number, end: number): string {
  const text = createByteText(64);
  appendXmlText(text, bytes, start, end, false);
  return text.bytes.toString("utf8", 0, text.used);
}

/** Tells whether an attribute says yes (`xsd:boolean`). */
export function attributeIsTrue(tag: XmlTag, name: number): boolean {
  const text = attributeText(tag, name);
  return text === "1" || text === "true";
}
