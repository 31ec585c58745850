import { spokenRange } from "#shared/chart/chart-money.ts";
import type { GoalFigures } from "#shared/chart/goal-series.ts";
import { wan } from "../../format/money.ts";
import { type Column, Table } from "../../ui/table.tsx";
import type { CockpitData } from "./cockpit-data.ts";
import { FigureLink } from "./figure-link.tsx";

type Line = { month: string; actualFen?: number; planFen?: number; range?: string };

/** The figures of the goal's chart, month by month. */
export function GoalTable({ data, figures }: { data: CockpitData; figures: GoalFigures }) {
  const columns: Column<Line>[] = [
    { head: "月份", kind: "code", rowHead: true, cell: ({ month }) => month },
    {
      head: "累计发放（万元）",
      kind: "figure",
      cell: ({ month, actualFen }) =>
        actualFen === undefined ? (
          "—"
        ) : (
          <FigureLink data={data} of={{ throughMonth: month, counted: true }} fen={actualFen} />
        ),
    },
    {
      head: "计划累计（万元）",
      kind: "figure",
      cell: ({ planFen }) => (planFen === undefined ? "—" : wan(planFen)),
    },
    { head: "预测累计", kind: "figure", cell: ({ range }) => range ?? "—" },
  ];
  return (
    <details class="chart-data">
      <summary>看数据</summary>
      <Table label="目标进度数据" columns={columns} rows={linesOf(figures)} keyOf={({ month }) => month} />
    </details>
  );
}

function linesOf({ actual, plan, forecast }: GoalFigures): Line[] {
  const actualFen = new Map(actual.map((one) => [one.month, one.cumulativeFen]));
  const planFen = new Map(plan.map((one) => [one.month, one.planFen]));
  const range = new Map(forecast.map((one) => [one.month, spokenRange(one.lowFen, one.highFen)]));
  const months = [...new Set([...actualFen.keys(), ...planFen.keys(), ...range.keys()])].sort();
  return months.map((month) => ({
    month,
    ...optional("actualFen", actualFen.get(month)),
    ...optional("planFen", planFen.get(month)),
    ...optional("range", range.get(month)),
  }));
}

function optional<Name extends string, T>(name: Name, value: T | undefined): { [Key in Name]?: T } {
  const known: { [Key in Name]?: T } = {};
  if (value !== undefined) known[name] = value;
  return known;
}
