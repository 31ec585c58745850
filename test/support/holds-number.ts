/** The digits of a text and its X, however they are written and whatever stands between them. */
export function digitsOf(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^0-9X]/g, "");
}

/** Tells whether a text holds an identity number, however its digits are written and what stands between them. */
export function holdsNumber(text: string, number: string): boolean {
  return digitsOf(text).includes(number);
}
