/**
 * A section of a number format, character by character: `marks` has the signs with a meaning (digits, points, commas,
 * %, @, G for General) and an L for each literal character, which is at the same index of `literals`. Padding and
 * repetition (`_x`, `*x`) and brackets are left out.
 */
export type FormatSection = { marks: string; literals: string; conditional: boolean };

const sectionsMax = 8;
const general = /^(?:general|G\/通用格式)/i;
const condition = /^\[[<>=]/;
/** `[$￥-804]` writes what is between the dollar and the dash. */
const currency = /^\[\$([^-\]]*)/;
const meaning = new Set("0#?.,%@");

/** The sections of a number format (ECMA-376 18.8.31), with `!` as the escape that Chinese Excel writes. */
export function formatSections(format: string): FormatSection[] {
  const sections: FormatSection[] = [{ marks: "", literals: "", conditional: false }];
  const add = (mark: string, literal: string) => {
    const section = sections.at(-1);
    if (section === undefined) return;
    section.marks += mark;
    section.literals += literal;
  };
  for (let at = 0; at < format.length; at++) {
    const character = format.charAt(at);
    if (character === ";") {
      if (sections.length === sectionsMax) break;
      sections.push({ marks: "", literals: "", conditional: false });
    } else if (character === '"') {
      const close = format.indexOf('"', at + 1);
      const text = format.slice(at + 1, close < 0 ? format.length : close);
      add("L".repeat(text.length), text);
      at += text.length + 1;
    } else if (character === "\\" || character === "!") {
      at += 1;
      add("L", format.charAt(at));
    } else if (character === "_" || character === "*") at += 1;
    else if (character === "[") {
      const close = format.indexOf("]", at);
      const section = sections.at(-1);
      if (section !== undefined && condition.test(format.slice(at))) section.conditional = true;
      const symbol = currency.exec(format.slice(at, close < 0 ? format.length : close))?.[1] ?? "";
      add("L".repeat(symbol.length), symbol);
      at = close < 0 ? format.length : close;
    } else if (meaning.has(character)) add(character, " ");
    else {
      const word = general.exec(format.slice(at, at + 10))?.[0];
      if (word === undefined) add("L", character);
      else {
        add("G", " ");
        at += word.length - 1;
      }
    }
  }
  return sections;
}
