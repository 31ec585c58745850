/** Excel shows 15 digits of a number; the rest comes from storing it as a double. */
const shownDigitsMax = 15;
const decimal = /\d+\.\d+/;

/**
 * A text whose decimal has more digits than a double keeps, with the decimal that Excel shows of it: 16500.300000000003
 * is 16500.3. Any other text is unchanged.
 */
export function withoutFloatNoise(text: string): string {
  const written = decimal.exec(text)?.[0] ?? "";
  const significant = written.replace(".", "").replace(/^0+/, "");
  if (significant.length <= shownDigitsMax) return text;
  const shown = Number(written).toPrecision(shownDigitsMax);
  return shown.includes("e") ? text : text.replace(written, shown);
}
