/** What is known of the formulas of a sheet: the packed kind of a result that may mean nothing, and what there was. */
export type FormulaResults = {
  uncalculatedKind: (kind: number) => number;
  /** The book asks to be calculated when it is opened. */
  asked: boolean;
  /** Whether there was a result that is not simply 0 or nothing, which somebody must have calculated. */
  calculated: boolean;
  /** Whether there was one that is 0 or nothing. */
  empty: boolean;
};

/** Tells whether the results of a sheet's formulas may mean nothing: it asks to be calculated, or nothing shows that it was. */
export function mayBeUncalculated({ asked, calculated, empty }: FormulaResults): boolean {
  return empty ? asked || !calculated : asked && calculated;
}
