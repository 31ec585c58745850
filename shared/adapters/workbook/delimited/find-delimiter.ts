const delimiters = [",", "\t", ";", "|"] as const;
const linesSampled = 40;

/**
 * The delimiter that occurs equally often in the most lines; 1;2,000.00 has one semicolon a line, but not one comma. A
 * line with an unpaired quote does not count, since the quote would hide what follows.
 */
export function findDelimiter(text: string): string {
  const lines = firstLines(text);
  const paired = lines.filter((line) => line.split('"').length % 2 === 1);
  const counts = (paired.length > 0 ? paired : lines).map(outsideQuotes);
  const score = (delimiter: string) => {
    const agreeing = new Map<number, number>();
    for (const line of counts) {
      const count = line.get(delimiter) ?? 0;
      if (count > 0) agreeing.set(count, (agreeing.get(count) ?? 0) + count);
    }
    return Math.max(0, ...agreeing.values());
  };
  return delimiters.reduce((best, candidate) => (score(candidate) > score(best) ? candidate : best));
}

function firstLines(text: string): string[] {
  const lines: string[] = [];
  const ends = /\r\n?|\n/g;
  let start = 0;
  while (lines.length < linesSampled && start < text.length) {
    const end = ends.exec(text);
    lines.push(text.slice(start, end?.index));
    if (end === null) break;
    start = ends.lastIndex;
  }
  return lines;
}

/** How often each character occurs outside quotes. */
function outsideQuotes(line: string): Map<string, number> {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (!quoted) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return counts;
}
