/** Points of a millimetre. */
const mm = 72 / 25.4;

/** The page of GB/T 9704-2012 in points: A4, margins of 37, 26, 35 and 28 mm. */
export const page = {
  width: 210 * mm,
  height: 297 * mm,
  left: 28 * mm,
  top: 37 * mm,
  right: 26 * mm,
  bottom: 35 * mm,
} as const;

/** The width between the margins. */
export const textWidth = 156 * mm;

/** How high a line of the embedded font is for its size, without a wish: what it says above and below its baseline. */
const fontLine = 1.448;

/** 三号, 二号, 四号, 五号 and 小五. */
export const sizes = { body: 16, title: 22, page: 14, table: 10.5, small: 9 } as const;

/** 22 lines within the 225 mm between the margins. */
export const bodyLine = 28.95;

/** What makes lines of a size so many points high. */
export function lineOf(size: number, points: number): { fontSize: number; lineHeight: number } {
  return { fontSize: size, lineHeight: points / (size * fontLine) };
}
