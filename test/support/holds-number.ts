/** Tells whether a text holds an identity number, however its digits are written and what stands between them. */
export function holdsNumber(text: string, number: string): boolean {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^0-9X]/g, "")
    .includes(number.toUpperCase());
}
