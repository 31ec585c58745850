const letterA = 65;

/** The column that a cell's address names, counted from 0: 0 for A1, 26 for AA7; -1 when it names none. */
export function columnOf(address: string): number {
  let column = 0;
  for (let index = 0; index < address.length; index++) {
    const letter = address.charCodeAt(index) - letterA;
    if (letter < 0 || letter > 25) break;
    column = column * 26 + letter + 1;
  }
  return column - 1;
}
