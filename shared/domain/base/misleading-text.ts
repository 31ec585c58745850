/**
 * Characters that nobody sees and that lead whoever reads astray: controls other than tabs and the ends of lines, and those
 * that turn the direction of what follows (UAX #9).
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const misleading = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const misleadingAll = new RegExp(misleading.source, "g");
const lineEnds = /[\t\r\n]+/g;

/** Tells whether a text has such a character, or half of one. */
export function isMisleading(text: string): boolean {
  return misleading.test(text) || !text.isWellFormed();
}

/** What remains of a file's name as a sender wrote it: without folders, in one line, and without what misleads. */
export function plainFileName(name: string): string {
  const plain = name.toWellFormed().replaceAll(lineEnds, " ").replaceAll(misleadingAll, "");
  return plain.slice(Math.max(plain.lastIndexOf("/"), plain.lastIndexOf("\\")) + 1).trim() || "未命名";
}
