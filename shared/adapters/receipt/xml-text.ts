const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML cannot carry.
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const looksEscaped = /_(?=x[0-9A-Fa-f]{4}_)/g;
const textLengthMax = 32_767;
const named = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** A text as it may stand in XML, between tags or in an attribute; characters that XML cannot carry are dropped. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(notInXml, "")
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? character)
    .replaceAll(/[\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A text as it may stand in a cell (ECMA-376 22.9.2.19): what looks like the format's own escape, _x0041_, stays as it is. */
export function cellXmlText(text: string): string {
  return xmlText(text.slice(0, textLengthMax).replaceAll(looksEscaped, "_x005F_"));
}

/** The characters that an attribute's text stands for. */
export function unescapedXml(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(\w{2,4}));/g,
    (whole, decimal, hexadecimal, name) => {
      if (name !== undefined) return named.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The value of an attribute in a tag, as it is written there; `name` may be a pattern. */
export function attributeOf(tag: string, name: string): string | undefined {
  const match = attributePattern(name).exec(tag);
  return match?.[2] ?? match?.[3];
}

/** A tag with an attribute set to a value that needs no escaping. */
export function withAttribute(tag: string, name: string, value: string | number): string {
  const pattern = attributePattern(name);
  if (pattern.test(tag)) return tag.replace(pattern, (_, before: string) => `${before}"${value}"`);
  return tag.replace(/\s*\/?>$/, (end) => ` ${name}="${value}"${end.trimStart()}`);
}

const attributePatterns = new Map<string, RegExp>();

function attributePattern(name: string): RegExp {
  const known = attributePatterns.get(name);
  if (known !== undefined) return known;
  const made = new RegExp(`(\\s${name}\\s*=\\s*)(?:"([^"]*)"|'([^']*)')`);
  attributePatterns.set(name, made);
  return made;
}
