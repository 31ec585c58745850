/** The most that settings may be. */
export const settingLimits = {
  goalFenMax: 90_000_000_000_000n,
  tranchesMax: 20,
  nameLengthMax: 100,
  productsMax: 500,
  countiesMax: 100,
  aliasesMax: 50,
  goalWeightMax: 1_000_000,
  banksMax: 50,
  branchesMax: 1000,
  mailToMax: 50,
} as const;

/** Tells whether a text is a name: one line, without blanks around, not too long. */
export function isLine(text: string): boolean {
  const { length } = [...text];
  return text === text.trim() && length > 0 && length <= settingLimits.nameLengthMax && !/\p{Cc}/u.test(text);
}
