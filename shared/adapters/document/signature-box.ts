/** How many characters the day of a signature stands from the right. */
const rightCharacters = 4;

/**
 * Where issuer and day of a signature are centred on each other, in characters of the text: a box around the day that is
 * as far from the right as the standard says, or, for a longer issuer, one that just holds its name.
 */
export function signatureBox(
  issuer: string,
  signedOn: string,
  lineCharacters: number,
): { leftCharacters: number; widthCharacters: number } {
  const needed = Math.max(charactersOf(signedOn) + 2 * rightCharacters, charactersOf(issuer) + 1);
  const widthCharacters = Math.min(lineCharacters, needed);
  return { leftCharacters: lineCharacters - widthCharacters, widthCharacters };
}

/** The width of a text in Chinese characters, of which Latin letters and figures take half. */
function charactersOf(text: string): number {
  return [...text].reduce((width, character) => width + (character < "\u0100" ? 0.5 : 1), 0);
}
