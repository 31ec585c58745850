import type { Fen } from "#shared/domain/base/money.ts";
import type { Measures } from "#shared/domain/ledger/totals.ts";
import { percentHundredths } from "#shared/domain/programme/pace.ts";

/** What 提供融资 may be read as; the first is what the goal is measured by. */
export const countingBases = ["disbursed", "newMoney", "outstanding", "creditLine"] as const;
export type CountingBasis = (typeof countingBases)[number];

/** The Chinese name of each counting basis. */
export const basisNames: Record<CountingBasis, string> = {
  disbursed: "累计发放",
  newMoney: "累计新增（不含续贷）",
  outstanding: "期内贷款余额",
  creditLine: "授信额度（按借据所载）",
};

/** The loans of the window by one counting basis; of credit lines without money while no book has stated any. */
export type BasisFigure = {
  key: CountingBasis;
  name: string;
  fen?: Fen | undefined;
  percentOfGoal?: number | undefined;
};

type Counted = Pick<
  Measures,
  "disbursedFen" | "renewalFen" | "outstandingFen" | "creditLineCount" | "creditLineFen"
>;

/** The loans of the window by every counting basis, against the goal. */
export function basisFigures(counted: Counted, goalFen: Fen): BasisFigure[] {
  const amounts: Record<CountingBasis, Fen | undefined> = {
    disbursed: counted.disbursedFen,
    newMoney: counted.disbursedFen - counted.renewalFen,
    outstanding: counted.outstandingFen,
    creditLine: counted.creditLineCount > 0n ? counted.creditLineFen : undefined,
  };
  return countingBases.map((key) => {
    const fen = amounts[key];
    const figure = { key, name: basisNames[key] };
    return fen === undefined
      ? figure
      : { ...figure, fen, percentOfGoal: Number(percentHundredths(fen, goalFen)) / 100 };
  });
}
