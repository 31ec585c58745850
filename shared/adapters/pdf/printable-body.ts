import { documentText } from "#shared/adapters/ooxml/document-text.ts";
import type { ReportBody } from "#shared/domain/reports/body/block.ts";
import type { HasCharacter } from "./font-characters.ts";

/** What printers set for a character that they have no type of (U+3013). */
const missingMark = "〓";
const missingNote = `文中“${missingMark}”处是生僻字，本文件的字体没有收录，原字以同一期通报的 docx 文件为准。`;

/** A body as a font can print it: what the font has not becomes a mark, of which a note after the signature speaks. */
export function printableBody<Body extends ReportBody>(body: Body, has: HasCharacter): Body {
  let isMissing = false;
  const print = (text: string) =>
    documentText(text).replaceAll(/[^\n]/gu, (character) => {
      if (has(character.codePointAt(0) ?? 0)) return character;
      // What only shapes its neighbours is nothing by itself.
      if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return "";
      isMissing = true;
      return missingMark;
    });
  const printed = mapTexts(body, print);
  if (!isMissing) return printed;
  return { ...printed, provenance: [...printed.provenance, { kind: "paragraph", runs: [missingNote] }] };
}

/** A value with each text in it mapped, however deep. */
function mapTexts<Value>(value: Value, map: (text: string) => string): Value {
  return (
    typeof value === "string"
      ? map(value)
      : Array.isArray(value)
        ? value.map((one) => mapTexts(one, map))
        : typeof value === "object" && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, map)]))
          : value
  ) as Value;
}
