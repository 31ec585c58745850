/** The entities that XML itself defines, with their characters. */
export const xmlEntities: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML cannot carry.
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text in which characters that XML 1.0 cannot carry are replaced. */
export function carriedByXml(text: string, instead: string): string {
  return text.toWellFormed().replaceAll(notInXml, instead);
}
