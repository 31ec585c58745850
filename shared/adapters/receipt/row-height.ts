const pointsALine = 15;
const pointsMax = 409;

/**
 * The height in points of a row with some lines, at most what Excel takes; Excel does not adjust it when it opens a
 * book.
 */
export function rowHeight(lines: number): number {
  return Math.min(lines * pointsALine, pointsMax);
}
