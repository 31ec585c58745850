import { type Figure, type FigureFrame, loansOfFigure } from "#shared/domain/ledger/figure-loans.ts";
import type { MonthFigures } from "./figures.ts";

/** For each figure of a report, by its place in the JSON, the query of `GET /api/loans` that opens its loans. */
export type ReportQueries = Readonly<Record<string, string>>;

type Told = Pick<MonthFigures, "month" | "byCounty" | "byBorrowerType" | "quality">;

/** The queries behind a month's figures; balances and quality are those of the day of asking. */
export function reportQueries(figures: Told, frame: FigureFrame): ReportQueries {
  const { month } = figures;
  const places: [place: string, figure: Figure][] = [
    ["thisMonth", { month }],
    ["thisMonth.newMoney", { month, measure: "newMoney" }],
    ["thisMonth.renewal", { month, measure: "renewal" }],
    ["cumulative", { counted: true }],
    ["cumulative.newMoney", { counted: true, measure: "newMoney" }],
    ["cumulative.renewal", { counted: true, measure: "renewal" }],
    ["outstanding", { measure: "outstanding" }],
    ["outlook.calibers.creditLine", { counted: true, measure: "creditLine" }],
    ["poor.month", { month, measure: "poor" }],
    ["poor.cumulative", { counted: true, measure: "poor" }],
    ["quality.overdue", { measure: "overdue" }],
    ["quality.nonPerforming", { measure: "nonPerforming" }],
    ["quality.unclassified", { classification: "unclassified" }],
    ...figures.quality.byClass.map(({ classification }): [string, Figure] => [
      `quality.byClass.${classification}`,
      { classification },
    ]),
    ...figures.byCounty.flatMap(({ code }): [string, Figure][] => [
      [`byCounty.${code}.month`, { countyCode: code, month }],
      [`byCounty.${code}.cumulative`, { countyCode: code, counted: true }],
      [`byCounty.${code}.outstandingFen`, { countyCode: code, measure: "outstanding" }],
    ]),
    ...figures.byBorrowerType.flatMap(({ type }): [string, Figure][] => [
      [`byBorrowerType.${type}.month`, { borrowerType: type, month }],
      [`byBorrowerType.${type}.cumulative`, { borrowerType: type, counted: true }],
      [`byBorrowerType.${type}.outstandingFen`, { borrowerType: type, measure: "outstanding" }],
    ]),
  ];
  return Object.fromEntries(places.map(([place, figure]) => [place, queryOf(figure, frame)]));
}

function queryOf(figure: Figure, frame: FigureFrame): string {
  return Object.entries(loansOfFigure(figure, frame))
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join("&");
}
