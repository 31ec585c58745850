const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** The end of the line that a place is in: at CR LF, LF or CR, or at the end of the text. */
export function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += 1;
  return at;
}

/** The place after the line end at a place. */
export function behindLineEnd(text: string, at: number): number {
  const isPair = text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed;
  return at + (isPair ? 2 : 1);
}

/** Tells whether a code unit ends a line. */
export function isLineEnd(unit: number): boolean {
  return unit === lineFeed || unit === carriageReturn;
}

/**
 * The fields of a line that is a record: a quoted text that is closed within it is a field, any other quote a
 * character.
 */
export function fieldsOfLine(line: string, delimiter: string): string[] {
  const fields: string[] = [];
  for (let at = 0; ; at += 1) {
    const quotedEnd = line[at] === '"' ? endOfQuoted(line, at, delimiter) : -1;
    const found = quotedEnd >= 0 ? quotedEnd : line.indexOf(delimiter, at);
    const end = found < 0 ? line.length : found;
    const raw = line.slice(at, end);
    fields.push(quotedEnd >= 0 ? raw.trimEnd().slice(1, -1).replaceAll('""', '"') : raw);
    if (end === line.length) return fields;
    at = end;
  }
}

/** Where a field in quotes ends that is closed within its line, or -1. */
function endOfQuoted(line: string, start: number, delimiter: string): number {
  for (let at = line.indexOf('"', start + 1); at >= 0; at = line.indexOf('"', at + 1)) {
    if (line[at + 1] === '"') at += 1;
    else {
      let behind = at + 1;
      while (line[behind] === " ") behind += 1;
      return behind === line.length || line[behind] === delimiter ? behind : -1;
    }
  }
  return -1;
}
