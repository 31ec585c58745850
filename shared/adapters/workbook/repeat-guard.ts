import { LedgerFailure } from "#shared/domain/failure.ts";

const tags = /<(?:\w+:)?table-(row|cell)\b([^>]*)>/g;
const repeated = /\bnumber-(?:rows|columns)-repeated\s*=\s*["'](\d+)["']/;

/**
 * Counts the cells that the content of an OpenDocument book unfolds to, where rows and cells say how often they are
 * repeated; empty cells do not count. Fails with `too-much-content` above `cellsMax`.
 */
export function guardRepeats(content: string, cellsMax: number): void {
  let cells = 0;
  let rowRepeat = 1;
  for (const [, kind, attributes = ""] of content.matchAll(tags)) {
    const repeat = Number(repeated.exec(attributes)?.[1] ?? "1");
    if (kind === "row") rowRepeat = repeat;
    else if (!attributes.endsWith("/")) cells += rowRepeat * repeat;
    if (cells > cellsMax) throw new LedgerFailure("too-much-content");
  }
}
