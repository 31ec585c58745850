const lengthMax = 31;
const notInNames = /[[\]:*?/\\]/g;

/** Names as Excel takes them for sheets, each a different one: at most 31 characters, without []:*?/\ and quotes at the ends. */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = [...name.toWellFormed().replaceAll(notInNames, "_").replaceAll(/^'|'$/g, "_")];
    const base = plain.slice(0, lengthMax).join("").slice(0, lengthMax) || "Sheet";
    let unique = base;
    for (let number = 2; taken.has(unique.toLowerCase()); number++) {
      const suffix = `_${number}`;
      unique = base.slice(0, lengthMax - suffix.length) + suffix;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}
