import type { Fen } from "./money.ts";
import { percentHundredths } from "./pace.ts";
import type { Measures } from "./totals.ts";

/** What 提供融资 may be read as; the first is what the goal is measured by. */
export const calibers = ["disbursed", "newMoney", "outstanding"] as const;
export type Caliber = (typeof calibers)[number];

/** The Chinese name of each caliber. */
export const caliberNames: Record<Caliber, string> = {
  disbursed: "累计发放",
  newMoney: "累计新增（不含续贷）",
  outstanding: "期内贷款余额",
};

/** The loans of the window by one caliber. */
export type CaliberFigure = { key: Caliber; name: string; fen: Fen; percentOfGoal: number };

/** The loans of the window by every caliber, against the goal. */
export function caliberFigures(counted: Measures, goalFen: Fen): CaliberFigure[] {
  const amounts: Record<Caliber, Fen> = {
    disbursed: counted.disbursedFen,
    newMoney: counted.disbursedFen - counted.renewalFen,
    outstanding: counted.outstandingFen,
  };
  return calibers.map((key) => ({
    key,
    name: caliberNames[key],
    fen: amounts[key],
    percentOfGoal: Number(percentHundredths(amounts[key], goalFen)) / 100,
  }));
}
